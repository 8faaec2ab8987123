import { notFound } from "next/navigation";
import { variant as segment } from "next/root-params";
import { readVariantSegment, type Variant } from "@/lib/rendering/variant-segment";

/** Who this page is rendered for; null for the placeholder that a build renders, which shows nothing. */
export async function getVariant(): Promise<Variant | null> {
  const name = await segment();
  const read = readVariantSegment(name);
  // An address that went round proxy.ts, such as that of a cover that is not there.
  if (!read && name !== "_") notFound();
  return read?.variant ?? null;
}

/** The locale in which this page words amounts and dates, e.g. "de-DE". */
export async function getLocale(): Promise<string> {
  return readVariantSegment(await segment())?.locale ?? "en";
}
