import type { ReactNode } from "react";

/** A short label on a lesson: owned, draft, archived. */
export function Badge({ children, strong = false }: { children: ReactNode; strong?: boolean }) {
  const look = strong ? "bg-accent text-on-accent" : "border border-edge text-soft";
  return (
    <span className={`inline-block rounded-control px-2 text-fine leading-6 font-semibold ${look}`}>
      {children}
    </span>
  );
}
