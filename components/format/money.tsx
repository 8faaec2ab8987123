import { formatMoney } from "@/lib/format/money";
import { getLocale } from "@/lib/rendering/variant";

/** `minor` in minor units of the currency. */
export async function Money({
  minor,
  currency,
  exact,
}: {
  minor: number;
  currency: string;
  exact?: boolean;
}) {
  const text = formatMoney(minor, currency, { exact, locale: await getLocale() });
  return (
    <span dir="auto" className="lining-nums tabular-nums">
      {text}
    </span>
  );
}
