import type { ReactNode } from "react";

export function PageHeading({
  title,
  above,
  children,
}: {
  title: ReactNode;
  above?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="mb-8 max-w-reader">
      {above && <p className="mb-3 text-small font-semibold text-soft">{above}</p>}
      <h1 dir="auto" className="font-display text-display text-balance">
        {title}
      </h1>
      {children && <div className="mt-4 text-lead text-pretty text-soft">{children}</div>}
    </header>
  );
}
