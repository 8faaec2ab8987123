"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useEffect } from "react";
import { ErrorMessage } from "@/components/site/error-message";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const isOutdated = unstable_isUnrecognizedActionError(error);
  useEffect(() => {
    // instrumentation-client.ts then leaves this page.
    if (isOutdated) dispatchEvent(new Event("outdated"));
  }, [isOutdated]);
  return isOutdated ? null : <ErrorMessage error={error} retry={retry} />;
}
