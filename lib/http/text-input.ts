import { isUtf8 } from "node:buffer";
import { parseJson } from "./body.ts";

// The one place that decides which text the shop takes: Postgres stores no NUL, and UTF-8 has no lone surrogates.

/** Whether all strings and keys of a JSON value can be stored. */
export function isStorable(value: unknown): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === "string" && !isStorableText(next)) return false;
    if (next && typeof next === "object") for (const entry of Object.entries(next)) rest.push(...entry);
  }
  return true;
}

const isStorableText = (text: string) => text.isWellFormed() && !text.includes("\0");

/** Whether a path and query hold neither an encoded NUL nor an encoded surrogate (CESU-8). */
export const isStorableUrl = (url: string): boolean => !/%00|%ed%[ab][\da-f]%[89ab][\da-f]/i.test(url);

/** Whether a form, or the arguments of a server action, can be stored. Reads a copy of the body. */
export async function isStorableForm(request: Request): Promise<boolean> {
  if (!request.body) return true;
  const type = request.headers.get("content-type") ?? "";
  const body = Buffer.from(await request.clone().arrayBuffer());
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    return isUtf8(body) && isStorable(parseJson(body));
  }
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  if (!form) return false;
  const entries = [...form];
  if (!type.startsWith("multipart") && !isStorableUrl(body.toString("latin1"))) return false;
  const hasFile = entries.some(([, value]) => typeof value !== "string");
  return (hasFile || isUtf8(body)) && entries.every(isStorableField);
}

function isStorableField([name, value]: [string, FormDataEntryValue]): boolean {
  if (typeof value !== "string") return isStorableText(name);
  // React sends an action's arguments as JSON in fields that have a number for a name.
  const isArgument = /^(.+:)?\d+$/.test(name);
  return isStorable([name, value]) && (!isArgument || isStorable(parseJson(Buffer.from(value))));
}
