import { formatMoney } from "@/lib/format/money";
import { formatPercentage } from "@/lib/format/percentage";
import { getLocale } from "@/lib/rendering/variant";
import type { Publication } from "@/lib/studio/publish";

/** What a buyer pays, and what of it is the creator's. */
export async function WhatYouGet({
  publication: { priceMinor, feeMinor, feePercentage, currency },
}: {
  publication: Publication;
}) {
  if (priceMinor === null || feeMinor === null) return null;
  const locale = await getLocale();
  const money = (minor: number) => formatMoney(minor, currency, { locale });
  return (
    <section aria-labelledby="split">
      <h2 id="split" className="mb-3 border-t-4 border-ink pt-5 font-display text-title">
        {priceMinor === 0 ? "It is free" : `You get ${money(priceMinor - feeMinor)} of ${money(priceMinor)}`}
      </h2>
      <p className="text-pretty text-soft">
        {priceMinor === 0
          ? "Every member reads it. Whoever begins it while it is free keeps it, even if it gets a price later."
          : `The shop keeps ${money(feeMinor)} (${formatPercentage(feePercentage, locale)}). ` +
            "Stripe’s cost, for cards mostly 2 to 4 percent and a small fixed " +
            "sum, is paid from the shop’s part. Opened with credits, it brings you the same share of what was paid for them, " +
            "which packs make less. A new price never changes a payment that has begun."}
      </p>
    </section>
  );
}
