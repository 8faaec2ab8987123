import { formatMoney } from "@/lib/format/money";
import { getLocale } from "@/lib/rendering/variant";

/** An amount in minor units of its currency, as the reader's locale writes it, in figures of one height and width. */
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
  return <span className="lining-nums tabular-nums">{text}</span>;
}
