"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

// Often at first, then ever more rarely: a bank can take days, and a forgotten tab should not ask all night.
const SECONDS = [4, 4, 4, 8, 15, 30, 60, 60, 60, 60];

/**
 * Asks again in a while, and gives up after some minutes. In place, so that nobody loses what they were reading;
 * without JavaScript the page is loaded again.
 */
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
