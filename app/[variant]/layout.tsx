import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "../globals.css";
import { FormMember } from "@/components/form/form-member";
import { Navigation } from "@/components/navigation/navigation";
import { fontVariables } from "@/components/site/fonts";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header/site-header";
import { readFormMember } from "@/lib/auth/form-member";
import { shopDescription, shopOpenGraph, shopTitle } from "@/lib/catalogue/open-graph";
import { env } from "@/lib/env";
import { unknownInOutage } from "@/lib/errors";
import { getVariant } from "@/lib/rendering/variant";

/** Defaults for all pages. The site's URL is known only at run time. */
export async function generateMetadata(): Promise<Metadata> {
  const variant = await getVariant();
  return {
    metadataBase: variant ? new URL(env().NEXT_PUBLIC_SITE_URL) : undefined,
    title: { default: shopTitle, template: "%s · Lectern" },
    description: shopDescription,
    openGraph: shopOpenGraph,
    twitter: { card: "summary_large_image" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f4ec" },
    { media: "(prefers-color-scheme: dark)", color: "#14161d" },
  ],
};

// No streaming: pages must be readable without JavaScript, which streamed parts need to appear.
export const instant = false;

// A placeholder, so that a build needs no database; proxy.ts chooses the real variants.
export const generateStaticParams = () => [{ variant: "_" }];

/** Null for guests, whose pages read no cookie. */
const readMember = async (): Promise<string | null> =>
  (await getVariant()) === "member" ? readFormMember().catch(unknownInOutage) : null;

/**
 * `dialog`: over the page, what @dialog intercepts. Because of it Next would render this layout once more for every
 * page, around a not-found.tsx beside it; the route groups have theirs.
 */
export default function RootLayout({ children, dialog }: { children: ReactNode; dialog: ReactNode }) {
  return (
    <html lang="en" className={fontVariables}>
      <body className="flex flex-col">
        <a
          href="#content"
          className="absolute top-2 start-2 z-10 -translate-y-20 rounded-control bg-accent px-4 py-3 font-semibold text-on-accent focus:translate-y-0"
        >
          Skip to the content
        </a>
        <FormMember value={readMember()}>
          <SiteHeader />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-page grow px-4 pt-8 pb-16 outline-none sm:px-6 sm:pt-12"
          >
            {children}
          </main>
          {dialog}
        </FormMember>
        <Navigation />
        <SiteFooter />
      </body>
    </html>
  );
}
