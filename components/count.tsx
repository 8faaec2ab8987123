import { formatCount } from "@/lib/count";
import { getLocale } from "@/lib/viewer";

/** A number of things, as the reader's locale writes it. */
export async function Count({ of: number }: { of: number }) {
  return formatCount(number, await getLocale());
}
