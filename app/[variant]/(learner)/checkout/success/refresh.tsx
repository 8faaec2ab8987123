"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

// Backoff: a bank can take days, and a forgotten tab must not poll all night.
const SECONDS = [4, 4, 4, 8, 15, 30, 60, 60, 60, 60];

/** Polls for some minutes: by the router, or without JavaScript by reloading the page. */
export function Refresh({ url, tries }: { url: string; tries: number }) {
  const router = useRouter();
  const seconds = SECONDS[tries];
  const next = `${url}&tries=${tries + 1}`;
  useEffect(() => {
    if (seconds === undefined) return;
    const timer = setTimeout(() => router.replace(next, { scroll: false }), seconds * 1000);
    return () => clearTimeout(timer);
  }, [router, next, seconds]);
  if (seconds === undefined) return null;
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds};url=${next}`} />
    </noscript>
  );
}
