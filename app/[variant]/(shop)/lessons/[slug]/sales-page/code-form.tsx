import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { CouponOffer } from "@/lib/checkout/coupons/offer";

/** Asks for the page with the code, which shows the price; a plain GET, the same with and without JavaScript. */
export function CodeForm({ slug, coupon }: { slug: string; coupon?: CouponOffer | null | undefined }) {
  const refused = coupon?.refused;
  return (
    <details open={Boolean(refused)} className="mt-4 border-t border-line pt-3">
      <summary className="cursor-pointer py-1.5 text-small font-semibold">
        {coupon?.price ? "Have another code?" : "Have a code?"}
      </summary>
      <form action={`/lessons/${slug}#buy`} className="mt-2 space-y-3 pb-1">
        <Field
          label="Code"
          name="code"
          defaultValue={refused?.code}
          required
          maxLength={100}
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          {...(refused && { error: refused.message })}
        />
        <Button type="submit" variant="secondary" size="small" wide>
          Show the price with it
        </Button>
      </form>
    </details>
  );
}
