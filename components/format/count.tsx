import { formatCount } from "@/lib/format/count";
import { getLocale } from "@/lib/rendering/variant";

export async function Count({ of: number }: { of: number }) {
  return formatCount(number, await getLocale());
}
