import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/format/count";
import { formatTime } from "@/lib/format/dates";
import { formatDays } from "@/lib/format/days";
import { getLocale } from "@/lib/rendering/variant";
import type { EarningsRange } from "@/lib/studio/earnings/earnings-range";
import type { CheckedEarnings } from "@/lib/studio/earnings/earnings-report";
import type { EarningsQuery } from "./earnings-query";

/** Asks for the same page with the comparison on it. */
export function CheckForm({ range, query }: { range: EarningsRange; query: EarningsQuery }) {
  const fields = { range: range.name, ...(range.name === "own" && { from: range.from, to: range.to }) };
  return (
    <form action="/studio/earnings" className="mt-14 flex flex-wrap items-center gap-x-5 gap-y-3">
      {Object.entries({ ...fields, currency: query.currency, check: "1" }).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit" variant="secondary">
        Check these sums
      </Button>
      <p className="text-small text-soft">Adds up every sale of these days again, and compares.</p>
    </form>
  );
}

type Props = { rows: CheckedEarnings; range: EarningsRange; timeZone: string };

export async function CheckResult({ rows, range, timeZone }: Props) {
  const locale = await getLocale();
  const days = formatDays(range.from, range.to, locale);
  const at = formatTime(new Date(), locale, timeZone);
  const sales = rows.reduce((sum, row) => sum + row.sales, 0);
  const count = `${formatCount(sales, locale)} ${sales === 1 ? "sale" : "sales"}`;
  return (
    <div className="mb-8">
      {rows.some(({ matches }) => matches === false) ? (
        <Notice tone="danger" title="These sums are not what the sales add up to.">
          That is a fault of this shop, not of yours, and it is in its log. The list of sales is right.
        </Notice>
      ) : rows.some(({ matches }) => matches === null) ? (
        <Notice tone="warning" title={`${count} from ${days} are too many to check at once.`}>
          Please choose fewer days.
        </Notice>
      ) : (
        <Notice tone="success" title={`${count}, checked against each of them at ${at}.`}>
          {days}: every sum on this page is what the sales and reversals of these days add up to.
        </Notice>
      )}
    </div>
  );
}
