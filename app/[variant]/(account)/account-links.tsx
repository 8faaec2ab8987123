import Link from "next/link";
import type { ReactNode } from "react";
import { type ReturnTo, withReturnTo } from "@/lib/auth/return-to";

export const accountLinkClass = "link inline-flex min-h-11 items-center";

export function AccountLinks({ children }: { children: ReactNode }) {
  return <div className="mt-5 grid justify-items-start text-small">{children}</div>;
}

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
    <Link href={withReturnTo(to, returnTo)} className={accountLinkClass}>
      {children}
    </Link>
  );
}
