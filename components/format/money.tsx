import { formatMoney } from "@/lib/format/money";
import { useLocale } from "@/lib/rendering/variant";

/** `minor` in minor units of the currency. */
export function Money({ minor, currency }: { minor: number; currency: string }) {
  const text = formatMoney(minor, currency, { locale: useLocale() });
  return (
    <span dir="auto" className="lining-nums tabular-nums">
      {text}
    </span>
  );
}
