import type { Metadata } from "next";
import { notFound } from "next/navigation";

// not-found.tsx says so too, but scripts go by the page's own.
export const metadata: Metadata = { title: "Not found" };

export const generateStaticParams = () => [{ path: ["_"] }];

/** Any address that no other page has: the shop's own page for it, with its header. */
export default async function UnknownPage({ params }: PageProps<"/[viewer]/[...path]">) {
  const { viewer } = await params;
  if (viewer === "_") return null;
  notFound();
}
