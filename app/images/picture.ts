import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import type { ReactElement } from "react";
import { socialImageSize } from "@/lib/catalogue/social-images";

/** A PNG of 1200 × 630 in the shop's fonts. */
export async function pictureOf(drawing: ReactElement): Promise<ArrayBuffer> {
  return new ImageResponse(drawing, { ...socialImageSize, fonts: await fonts() }).arrayBuffer();
}

/** Publicly cacheable for an hour. */
export function pngResponse(png: ArrayBuffer): Response {
  return new Response(png, {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=3600" },
  });
}

// The renderer reads no woff2, and falls back to the next name in the list.
const fonts = () =>
  Promise.all([
    font("Fraunces", "fraunces", "latin-600"),
    font("Fraunces Extended", "fraunces", "latin-ext-600"),
    font("Figtree", "figtree", "latin-600"),
    font("Figtree Extended", "figtree", "latin-ext-600"),
  ]);

async function font(name: string, family: string, file: string) {
  const path = `node_modules/@fontsource/${family}/files/${family}-${file}-normal.woff`;
  return { name, data: await readFile(join(process.cwd(), path)), weight: 600, style: "normal" } as const;
}
