"use client";

import { ErrorMessage } from "@/components/error-message";

/** For everything that breaks inside a page; the header stays. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorMessage error={error} retry={retry} />;
}
