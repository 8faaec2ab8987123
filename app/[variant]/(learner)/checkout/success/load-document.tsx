"use client";

import { useEffect } from "react";

/** Goes on by a new document: the router would keep the header, with the balance of before. */
export function LoadDocument({ url }: { url: string }) {
  useEffect(() => location.replace(url), [url]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
    </noscript>
  );
}
