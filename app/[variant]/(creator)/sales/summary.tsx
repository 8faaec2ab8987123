import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import type { SaleFilter } from "@/lib/studio/sales/sale-filters";
import type { DaySums, SaleSums } from "@/lib/studio/sales/sales";

type Props = { sums: SaleSums[] | null; days: DaySums[] | null; by: SaleFilter["by"] };

/**
 * What the filtered sales add up to, on all pages: one by one where they are not too many, else from the rollups, which
 * know the sales and the reversals of the days, and else not.
 */
export function Summary({ sums, days, by }: Props) {
  if (sums === null && days === null)
    return (
      <p role="status" className="max-w-reader text-small text-pretty text-soft">
        More than 500 sales, or too many to search at once: they are not added up here. Download them, or
        choose fewer days.
      </p>
    );
  const count = sums
    ? sums.reduce((all, { sales }) => all + sales, 0)
    : (days ?? []).reduce((all, { sales, reversals }) => all + (by ? reversals : sales), 0);
  const processing = (sums ?? []).reduce((all, one) => all + one.processing, 0);
  return (
    <div role="status" className="space-y-1 text-small">
      <p className="font-semibold">
        <Count of={count} /> {count === 1 ? NAMES[by ?? "sale"][0] : NAMES[by ?? "sale"][1]}
        {processing > 0 && (
          <>
            , and <Count of={processing} /> with the money on its way
          </>
        )}
      </p>
      {(sums ?? days ?? []).map((one) => (
        <p key={one.currency} className="flex flex-wrap gap-x-4">
          {partsOf(one, by).map(([name, minor]) => (
            <span key={name} className="whitespace-nowrap">
              <span className="text-soft">{name}</span> <Money minor={minor} currency={one.currency} />
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}

const NAMES = { sale: ["sale", "sales"], reversal: ["refund or dispute", "refunds and disputes"] } as const;

type Part = [name: string, minor: number];

function partsOf(one: SaleSums | DaySums, by: SaleFilter["by"]): Part[] {
  if (by)
    return [
      ["Returned", "returnedMinor" in one ? one.returnedMinor : one.reversedMinor],
      ["Fee that came back", one.feeReturnedMinor],
    ];
  const paid: Part = ["Paid", one.grossMinor];
  if (!("netMinor" in one)) return [paid];
  return [paid, ["Returned", one.reversedMinor], ["Fee", one.platformFeeMinor], ["Yours", one.netMinor]];
}
