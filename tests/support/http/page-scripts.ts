import { gzipSync } from "node:zlib";

const sizes = new Map<string, Promise<number>>();

/**
 * The scripts that a page loads at once, gzipped, in bytes: all that its HTML names, be it as a tag, as a preload or in
 * React's payload. Not the polyfills, which no browser of these years loads, nor what a click may load later.
 */
export async function scriptBytes(html: string, origin: string): Promise<number> {
  const old = new Set([...html.matchAll(/<script src="([^"]+)"[^>]* noModule/g)].map(([, src]) => src));
  const named = [...html.matchAll(/\/?(_next\/)?static\/chunks\/[\w.~-]+\.js/g)].map(([found]) => found);
  const paths = new Set(named.map((found) => `/_next/${found.slice(found.indexOf("static/"))}`));
  const loaded = [...paths].filter((path) => !old.has(path));
  const bytes = await Promise.all(loaded.map((path) => sizeOf(`${origin}${path}`)));
  return bytes.reduce((sum, size) => sum + size, 0);
}

function sizeOf(url: string): Promise<number> {
  const known = sizes.get(url) ?? measure(url);
  sizes.set(url, known);
  return known;
}

async function measure(url: string): Promise<number> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
}
