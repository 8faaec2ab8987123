import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getViewer } from "@/lib/viewer";

// not-found.tsx says so too, but scripts go by the page's own.
export const metadata: Metadata = { title: "Not found" };

export const generateStaticParams = () => [{ path: ["_"] }];

/** Any address that no other page has: the shop's own page for it, with its header. */
export default async function UnknownPage() {
  const viewer = await getViewer();
  if (!viewer) return null;
  notFound();
}
