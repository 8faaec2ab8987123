import type { ReactNode } from "react";

export function Section({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section id={id}>
      <h2 className="mb-2 border-t-4 border-ink pt-4 font-display text-heading">{title}</h2>
      {children}
    </section>
  );
}
