import { viewer as segment } from "next/root-params";
import { readViewerSegment, type Viewer } from "@/lib/viewer-segment";

/** Who this page is rendered for; null for the placeholder that a build renders, which shows nothing. */
export async function getViewer(): Promise<Viewer | null> {
  return readViewerSegment(await segment())?.viewer ?? null;
}

/** The locale in which this page words amounts and dates, e.g. "de-DE". */
export async function getLocale(): Promise<string> {
  return readViewerSegment(await segment())?.locale ?? "en";
}
