import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { formatDays } from "@/lib/format/days";
import { getLocale } from "@/lib/rendering/variant";
import type { EarningsRange } from "@/lib/studio/earnings/earnings-range";

/** `isEmpty`: nothing was ever sold. */
export async function NoSales({ range, isEmpty }: { range: EarningsRange; isEmpty: boolean }) {
  if (isEmpty) {
    return (
      <>
        <p className="mb-6 max-w-reader text-lead">
          Nothing sold yet. What your lessons earn appears here with the first sale, day by day, with what the
          platform keeps of it.
        </p>
        <LinkButton href="/studio" variant="secondary">
          See your lessons
        </LinkButton>
      </>
    );
  }
  return (
    <p className="max-w-reader text-lead">
      Nothing was sold or returned from {formatDays(range.from, range.to, await getLocale())}.{" "}
      <Link href="/studio/earnings?range=all" className="link">
        Show all your sales
      </Link>
    </p>
  );
}
