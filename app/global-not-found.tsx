import "./globals.css";
import type { Metadata } from "next";
import { connection } from "next/server";
import { fontVariables } from "@/components/site/fonts";
import { NotFoundMessage } from "@/components/site/not-found-message";
import { SiteFooter } from "@/components/site/site-footer";
import { Wordmark } from "@/components/site/wordmark";

export const metadata: Metadata = { title: "Not found · Lectern" };

export const instant = false;

/**
 * The 404 of unknown URLs. Next sends it whole, also without JavaScript, and the same to all: its header has no
 * session.
 */
export default async function GlobalNotFound() {
  // Rendered per request, so that its scripts carry the nonce of its policy.
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body className="flex flex-col">
        <header className="border-b border-line">
          <div className="mx-auto flex min-h-16 max-w-page items-center px-4 py-2 sm:px-6">
            <Wordmark />
          </div>
        </header>
        <main id="content" className="mx-auto w-full max-w-page grow px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
          <NotFoundMessage />
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}
