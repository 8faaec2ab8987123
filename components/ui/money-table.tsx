import type { ReactNode } from "react";

export type Column<Row> = { name: string; value: (row: Row) => ReactNode };

type Props<Row> = {
  caption: string;
  rowsAre: string;
  rows: Row[];
  nameOf: (row: Row) => string;
  columns: Column<Row>[];
};

/** A table on wide screens, lists on others. The last column is emphasized. */
export function MoneyTable<Row>({ caption, rowsAre, rows, nameOf, columns }: Props<Row>) {
  return (
    <>
      <table className="hidden w-full table-fixed text-end tabular-nums lg:table">
        <caption className="sr-only">{caption}</caption>
        <thead className="align-bottom text-small text-soft">
          <tr className="border-b border-line *:py-3 *:ps-3 *:font-medium *:first:ps-0 *:first:text-start">
            <th scope="col">{rowsAre}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={nameOf(row)}
              className="border-b border-line whitespace-nowrap *:py-3 *:ps-3 *:first:ps-0 *:last:font-semibold"
            >
              <th scope="row" className="text-start font-medium">
                {nameOf(row)}
              </th>
              {columns.map(({ name, value }) => (
                <td key={name}>{value(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="lg:hidden">
        {rows.map((row) => (
          <section key={nameOf(row)} className="border-b border-line py-4">
            <h3 className="mb-1 font-semibold">{nameOf(row)}</h3>
            <dl className="tabular-nums">
              {columns.map(({ name, value }) => (
                <div key={name} className="flex justify-between gap-x-4 py-0.5 last:font-semibold">
                  <dt className="text-soft">{name}</dt>
                  <dd>{value(row)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
