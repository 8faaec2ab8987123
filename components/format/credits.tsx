import { formatCredits } from "@/lib/format/credits";
import { useLocale } from "@/lib/rendering/variant";

/** A number of credits with its unit, e.g. "1,640 credits". */
export function Credits({ of: credits }: { of: number }) {
  return <span className="lining-nums">{formatCredits(credits, useLocale())}</span>;
}
