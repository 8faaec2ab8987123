import { notFound } from "next/navigation";
import { variant as segment } from "next/root-params";
import { readVariantSegment, type Variant } from "./variant-segment.ts";

/** Who this page is rendered for; null for the placeholder that a build renders, which shows nothing. */
export async function getVariant(): Promise<Variant | null> {
  const name = await segment();
  const read = readVariantSegment(name);
  // A path that proxy.ts does not match, e.g. a missing file in /covers.
  if (!read && name !== "_") notFound();
  return read?.variant ?? null;
}

/** The locale in which this page formats amounts and dates, e.g. "de-DE". */
export async function getLocale(): Promise<string> {
  return readVariantSegment(await segment())?.locale ?? "en";
}
