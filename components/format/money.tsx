import { formatMoney } from "@/lib/format/money";
import { getLocale } from "@/lib/rendering/variant";

/** `minor` in minor units of the currency. */
export async function Money({ minor, currency }: { minor: number; currency: string }) {
  const text = formatMoney(minor, currency, { locale: await getLocale() });
  return (
    <span dir="auto" className="lining-nums tabular-nums">
      {text}
    </span>
  );
}
