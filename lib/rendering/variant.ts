import { notFound } from "next/navigation";
import { variant as segment } from "next/root-params";
import { connection } from "next/server";
import { cache, use } from "react";
import { readVariantSegment, type Variant } from "./variant-segment";

/**
 * For whom and how this page is rendered; null for the placeholder that a build renders, which shows nothing. A page
 * that is not shared waits for its request here: Next would cache one that reads nothing of it, and its scripts would
 * carry no nonce.
 */
const getRendering = cache(async () => {
  const name = await segment();
  const read = readVariantSegment(name);
  // A path that proxy.ts does not match, e.g. a missing file in /covers.
  if (!read && name !== "_") notFound();
  if (read && !read.isShared) await connection();
  return read;
});

/** Who this page is rendered for; null for the placeholder that a build renders. */
export const getVariant = async (): Promise<Variant | null> => (await getRendering())?.variant ?? null;

/** Whether this rendering is for all guests: it must not read the query. */
export const isSharedRendering = async (): Promise<boolean> => (await getRendering())?.isShared ?? true;

/** The locale in which this page formats amounts and dates, e.g. "de-DE". */
export const getLocale = async (): Promise<string> => (await getRendering())?.locale ?? "en";

/** For components that are on a page many times: those that wait are each sent, read and rendered apart. */
export const useVariant = (): Variant | null => use(getRendering())?.variant ?? null;

/** As `useVariant`. */
export const useLocale = (): string => use(getRendering())?.locale ?? "en";
