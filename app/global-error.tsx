"use client";

import "./globals.css";
import { ErrorMessage } from "@/components/site/error-message";

/** Errors outside of pages, so without the shop's header. In system fonts: this loads with every page. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Lectern</title>
        <main className="mx-auto max-w-page px-4 py-16 sm:px-6">
          <ErrorMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
