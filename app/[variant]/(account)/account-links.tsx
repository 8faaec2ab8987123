import type { ReactNode } from "react";

export const accountLinkClass = "link inline-flex min-h-11 items-center";

export function AccountLinks({ children }: { children: ReactNode }) {
  return <div className="mt-5 grid justify-items-start text-small">{children}</div>;
}
