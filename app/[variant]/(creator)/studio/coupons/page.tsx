import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { getCreatorProfile } from "@/lib/account/creator-profile";
import { requireUserAnd } from "@/lib/auth/session";
import { getVariant } from "@/lib/rendering/variant";
import { type CouponState, listCoupons } from "@/lib/studio/coupons";
import { CouponRow } from "./coupon-row";

export const metadata: Metadata = { title: "Codes" };

/** The creator's codes by state. */
export default async function CouponsPage() {
  const variant = await getVariant();
  if (!variant) return null;
  const [, [creator, coupons]] = await requireUserAnd("/studio/coupons", (userId) =>
    Promise.all([getCreatorProfile(userId), listCoupons(userId)]),
  );
  if (!creator) redirect("/studio/profile");
  return (
    <div className="mx-auto w-full max-w-reader">
      <PageHeading
        title="Codes"
        above={
          <Link href="/studio" className="link inline-flex min-h-11 items-center">
            Studio
          </Link>
        }
      >
        <p>A code takes something off the price of your lessons. Buyers type it, or follow a link.</p>
      </PageHeading>
      <FlashNotice path="/studio/coupons" />
      <LinkButton href="/studio/coupons/new">New code</LinkButton>
      {coupons.length === 0 && <p className="mt-8 text-soft">You have no codes yet.</p>}
      <div className="mt-10 space-y-10">
        {states.map(([state, title]) => {
          const group = coupons.filter((coupon) => coupon.state === state);
          return (
            group.length > 0 && (
              <section key={state} aria-label={title}>
                <h2 className="font-display text-heading">{title}</h2>
                <ul className="mt-3 divide-y divide-line border-y border-line">
                  {group.map((coupon) => (
                    <CouponRow key={coupon.id} coupon={coupon} timeZone={creator.timeZone} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </div>
  );
}

const states: [CouponState, string][] = [
  ["active", "In use"],
  ["planned", "Not started"],
  ["used up", "Used up"],
  ["ended", "Ended"],
];
