import { notFound } from "next/navigation";
import { variant as segment } from "next/root-params";
import { connection } from "next/server";
import { readVariantSegment, type Variant } from "./variant-segment";

/**
 * Who this page is rendered for; null for the placeholder that a build renders, which shows nothing. A page that is not
 * shared waits for its request here: Next would cache one that reads nothing of it, and its scripts would carry no
 * nonce.
 */
export async function getVariant(): Promise<Variant | null> {
  const name = await segment();
  const read = readVariantSegment(name);
  // A path that proxy.ts does not match, e.g. a missing file in /covers.
  if (!read && name !== "_") notFound();
  if (read && !read.isShared) await connection();
  return read?.variant ?? null;
}

/** Whether this rendering is for all guests: it must not read the query. */
export const isSharedRendering = async (): Promise<boolean> =>
  readVariantSegment(await segment())?.isShared ?? true;

/** The locale in which this page formats amounts and dates, e.g. "de-DE". */
export async function getLocale(): Promise<string> {
  return readVariantSegment(await segment())?.locale ?? "en";
}
