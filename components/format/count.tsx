import { formatCount } from "@/lib/format/count";
import { useLocale } from "@/lib/rendering/variant";

export function Count({ of: number }: { of: number }) {
  return formatCount(number, useLocale());
}
