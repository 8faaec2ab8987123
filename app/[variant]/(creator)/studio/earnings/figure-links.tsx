import Link from "next/link";
import type { ReactNode } from "react";
import { Money } from "@/components/format/money";
import type { Sums } from "@/lib/studio/earnings/earnings-report";
import { type Days, type Figure, figureUrl } from "./earnings-query";

type Props = {
  name: "Fee" | "Yours";
  sums: Sums;
  days: Days;
  of: Omit<Figure, "by">;
};

/** A figure of which sales make one part and reversals another: a link to the ones, or to each of both. */
export function FigureLinks({ name, sums, days, of }: Props) {
  const { sold, returned } = PARTS[name](sums);
  const amount = (minor: number) => <Money minor={minor} currency={of.currency} />;
  const link = (by: Figure["by"], children: ReactNode) => (
    <Link
      href={figureUrl(days, { ...of, by })}
      className="link inline-flex min-h-6 items-center whitespace-nowrap"
    >
      <span>
        <span className="sr-only">{name} </span>
        {children}
      </span>
    </Link>
  );
  if (returned === 0) return sold === 0 ? amount(0) : link("sale", amount(sold));
  if (sold === 0) return link("reversal", amount(-returned));
  return (
    <>
      {amount(sold - returned)}
      <span className="flex flex-wrap gap-x-3 text-fine font-normal text-soft lg:justify-end">
        {link("sale", <>{amount(sold)} sold</>)}
        {link("reversal", <>{amount(returned)} returned</>)}
      </span>
    </>
  );
}

const PARTS = {
  Fee: ({ feeMinor, feeReturnedMinor }: Sums) => ({ sold: feeMinor, returned: feeReturnedMinor }),
  Yours: ({ grossMinor, feeMinor, reversedMinor, feeReturnedMinor }: Sums) => ({
    sold: grossMinor - feeMinor,
    returned: reversedMinor - feeReturnedMinor,
  }),
};
