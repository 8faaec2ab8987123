import { Notice } from "@/components/ui/notice";
import type { SellerPurchase } from "@/lib/purchases/details";

/** A dispute of the payment for the credits that opened the lesson. */
export function CreditsNote({ sale }: { sale: SellerPurchase }) {
  if (sale.kind !== "lesson" || (sale.creditsState !== "held" && sale.creditsState !== "lost")) return null;
  const [tone, title, text] = NOTES[sale.creditsState];
  return (
    <section aria-label="Disputed credits" className="mb-12 max-w-reader">
      <Notice tone={tone} title={title}>
        <p>{text}</p>
      </Notice>
    </section>
  );
}

const NOTES = {
  held: [
    "warning",
    "The buyer’s payment for these credits is disputed.",
    "The bank holds it while it decides, and the lesson is closed. If the payment stands, the lesson opens again and the sale counts again.",
  ],
  lost: [
    "danger",
    "The dispute of the payment for these credits is lost.",
    "The bank has returned the money to the buyer. The lesson stays closed.",
  ],
} as const;
