import type { ReactNode } from "react";

export function Setting({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 mb-4 text-small wrap-anywhere text-soft">{text}</p>
      {children}
    </section>
  );
}
