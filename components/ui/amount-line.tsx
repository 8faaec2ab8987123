import type { ReactNode } from "react";

/** One line of a `<dl>` of amounts. */
export function AmountLine({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 border-line not-first:border-t not-first:pt-3">
      <dt className="text-soft">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
