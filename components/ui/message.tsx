import type { ReactNode } from "react";

/** A page with one message: a heading, a few sentences, and links. */
export function Message({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className="mx-auto max-w-reader border-t-4 border-ink pt-6 sm:mt-6">
      <h1 className="font-display text-display text-balance">{title}</h1>
      <div className="mt-5 space-y-4 text-lead text-pretty">{children}</div>
      {actions && <div className="mt-8 flex flex-wrap items-center gap-3">{actions}</div>}
    </section>
  );
}
