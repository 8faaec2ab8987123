"use client";

import "./globals.css";

type Failure = Error & { digest?: string };

/** Errors outside of pages, so without the shop's header. Every page loads it: few words, and system fonts. */
export default function GlobalError({ error, retry }: { error: Failure; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Lectern</title>
        <main className="mx-auto max-w-reader space-y-5 px-4 py-16">
          <h1 className="text-display">Something broke on our side.</h1>
          <p>What you paid for opens by itself.</p>
          <p>Reference: {error.digest}</p>
          <button type="button" className="link" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
