import { createHash } from "node:crypto";

/**
 * The CSP sources of the inline scripts in a page of Next's: its payload and its list of chunks. Such a script is one
 * call whose argument is JSON. Any other script gets no hash, so that the policy stops what does not come from Next.
 */
export function inlineScriptHashes(html: string): string[] {
  const scripts = [...html.matchAll(/<script(?: id="_R_")?>([\s\S]*?)<\/script>/g)].map(
    ([, text = ""]) => text,
  );
  const hashes = scripts.filter(isOfNext).map((text) => {
    const digest = createHash("sha256").update(text).digest("base64");
    return `'sha256-${digest}'`;
  });
  return [...new Set(hashes)];
}

/**
 * The page with its payload in as few scripts as can be: Next writes one for each piece of the stream, and the policy
 * has a hash for each. The browser's part of Next puts the pieces together again.
 */
export const joinPayload = (html: string): string => html.replaceAll(seam, "");

const seam = `"])</script><script>self.__next_f.push([1,"`;

function isOfNext(script: string): boolean {
  const argument = script.match(call)?.[1];
  if (argument === undefined) return false;
  try {
    return typeof JSON.parse(argument) === "object";
  } catch {
    return false;
  }
}

const call = new RegExp(
  `^(?:${[
    String.raw`self\.__next_f`,
    String.raw`\(self\.__next_f=self\.__next_f\|\|\[\]\)`,
    String.raw`\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)`,
  ].join("|")})\\.push\\(([\\s\\S]*)\\);?$`,
);
