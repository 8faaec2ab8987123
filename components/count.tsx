import { formatCount } from "@/lib/format/count";
import { getLocale } from "@/lib/rendering/variant";

/** A number of things, as the reader's locale writes it. */
export async function Count({ of: number }: { of: number }) {
  return formatCount(number, await getLocale());
}
