import Link from "next/link";
import type { ReactNode } from "react";
import { type ReturnTo, withReturnTo } from "@/lib/auth/return-to";
import { accountLinkClass } from "./account-links";

/** Not in a file that a form's script imports: the check of paths would be loaded with it. */
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
