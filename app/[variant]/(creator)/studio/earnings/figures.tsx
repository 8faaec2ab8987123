import Link from "next/link";
import type { ReactNode } from "react";
import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { formatDays } from "@/lib/format/days";
import { getLocale } from "@/lib/rendering/variant";
import type { EarningsRange } from "@/lib/studio/earnings/earnings-range";
import { type CurrencySums, nothing, type Sums } from "@/lib/studio/earnings/earnings-report";
import { figureUrl } from "./earnings-query";

type Props = { range: EarningsRange; sums: CurrencySums; previous: Sums | undefined };

/** Gross, less the fee, less what went back, is what the creator has of these days. */
export async function Figures({ range, sums, previous = nothing }: Props) {
  const { currency } = sums;
  const sold = figureUrl(range, { by: "sale", currency });
  const back = figureUrl(range, { by: "reversal", currency });
  const amount = (minor: number) => <Money minor={minor} currency={currency} />;
  const feeOf = ({ feeMinor, feeReturnedMinor }: Sums) => feeMinor - feeReturnedMinor;
  return (
    <>
      <dl className="grid gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-2 lg:grid-cols-4">
        <Figure
          name="Gross"
          before={range.previous && amount(previous.grossMinor)}
          value={amount(sums.grossMinor)}
        >
          <FigureLink href={sold}>
            <Count of={sums.sales} /> {sums.sales === 1 ? "sale" : "sales"}
          </FigureLink>
        </Figure>
        <Figure
          name="Platform fee"
          before={range.previous && amount(feeOf(previous))}
          value={amount(feeOf(sums))}
        >
          <FigureLink href={sold}>{amount(sums.feeMinor)} on sales</FigureLink>
          {sums.feeReturnedMinor > 0 && (
            <FigureLink href={back}>{amount(sums.feeReturnedMinor)} given back</FigureLink>
          )}
        </Figure>
        <Figure
          name="Reversed"
          before={range.previous && amount(previous.reversedMinor)}
          value={amount(sums.reversedMinor)}
        >
          <FigureLink href={back}>
            <Count of={sums.reversals} />{" "}
            {sums.reversals === 1 ? "refund or dispute" : "refunds and disputes"}
          </FigureLink>
        </Figure>
        <Figure
          name="Yours"
          before={range.previous && amount(previous.netMinor)}
          value={amount(sums.netMinor)}
          strong
        >
          <FigureLink href={sold}>{amount(sums.grossMinor - sums.feeMinor)} from sales</FigureLink>
          {sums.reversals > 0 && (
            <FigureLink href={back}>
              {amount(sums.reversedMinor - sums.feeReturnedMinor)} taken back
            </FigureLink>
          )}
        </Figure>
      </dl>
      <p className="mt-3 max-w-reader text-small text-pretty text-soft">
        Yours is gross less fee and reversed. A refund or dispute counts on its own day, whenever its sale
        was.
        {range.previous &&
          ` “Before” is ${formatDays(range.previous.from, range.previous.to, await getLocale())}: as many days.`}
      </p>
    </>
  );
}

type FigureProps = {
  name: string;
  value: ReactNode;
  before: ReactNode;
  strong?: boolean;
  children: ReactNode;
};

function Figure({ name, value, before, strong = false, children }: FigureProps) {
  return (
    <div className={`flex flex-col gap-1 p-5 ${strong ? "bg-wash" : "bg-sheet"}`}>
      <dt className="text-small font-medium text-soft">{name}</dt>
      <dd className="font-display text-heading">{value}</dd>
      {before && <dd className="text-small text-soft">Before: {before}</dd>}
      <dd className="mt-auto flex flex-wrap gap-x-4 text-small">{children}</dd>
    </div>
  );
}

const FigureLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="link inline-flex min-h-11 items-center">
    <span>{children}</span>
  </Link>
);
