import Link from "next/link";
import type { ReactNode } from "react";
import { type ReturnTo, withReturnTo } from "@/lib/auth/return-to";

/** The ways to the other account pages, below a form. */
export function AccountLinks({ children }: { children: ReactNode }) {
  return <div className="mt-5 grid justify-items-start text-small">{children}</div>;
}

/** A link to another account page that keeps where the visitor was going. */
export function AccountLink({
  to,
  returnTo,
  children,
}: {
  to: string;
  returnTo: ReturnTo;
  children: ReactNode;
}) {
  return (
    <Link href={withReturnTo(to, returnTo)} className="link inline-flex min-h-11 items-center">
      {children}
    </Link>
  );
}
