"use client";

import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

/** A link to another search; the results around it are dimmed while it loads (see search-form.tsx). */
export function SearchLink({ children, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...props}>
      {children}
      <Pending />
    </Link>
  );
}

const Pending = () => useLinkStatus().pending && <span data-pending hidden />;
