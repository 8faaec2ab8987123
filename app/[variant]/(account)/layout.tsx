import type { ReactNode } from "react";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-form">{children}</div>;
}
