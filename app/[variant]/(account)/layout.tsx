import type { ReactNode } from "react";

/** Account pages are one narrow column: a heading, a form, and the way to the other forms. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-form">{children}</div>;
}
