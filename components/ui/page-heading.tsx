import type { ReactNode } from "react";

export function PageHeading({
  title,
  language,
  above,
  children,
}: {
  title: ReactNode;
  /** Of the title, where it is not the page's. */
  language?: string;
  above?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="mb-8 max-w-reader">
      {above && <p className="mb-3 text-small font-semibold text-soft">{above}</p>}
      <h1 lang={language} dir="auto" className="font-display text-display text-balance">
        {title}
      </h1>
      {children && <div className="mt-4 text-lead text-pretty text-soft">{children}</div>}
    </header>
  );
}
