import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import type { SaleSums } from "@/lib/studio/sales";

/** What the filtered sales add up to, on all pages. Null: too many to be added up here. */
export function Summary({ sums }: { sums: SaleSums[] | null }) {
  if (sums === null)
    return (
      <p role="status" className="max-w-reader text-small text-pretty text-soft">
        More than 500 sales. Choose days, or download them, to see what they add up to.
      </p>
    );
  const sales = sums.reduce((all, one) => all + one.sales, 0);
  return (
    <div role="status" className="space-y-1 text-small">
      <p className="font-semibold">
        <Count of={sales} /> {sales === 1 ? "sale" : "sales"}
      </p>
      {sums.map((one) => (
        <p key={one.currency} className="flex flex-wrap gap-x-4">
          <Sum name="Paid" minor={one.grossMinor} of={one} />
          <Sum name="Returned" minor={one.reversedMinor} of={one} />
          <Sum name="Fee" minor={one.platformFeeMinor} of={one} />
          <Sum name="Yours" minor={one.netMinor} of={one} />
        </p>
      ))}
    </div>
  );
}

function Sum({ name, minor, of: { currency } }: { name: string; minor: number; of: SaleSums }) {
  return (
    <span className="whitespace-nowrap">
      <span className="text-soft">{name}</span> <Money minor={minor} currency={currency} />
    </span>
  );
}
