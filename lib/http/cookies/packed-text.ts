import { deflateRawSync, inflateRawSync } from "node:zlib";
import { parseJson } from "@/lib/http/body";

/**
 * JSON for a cookie, deflated where it is long: browsers keep cookies of 4096 bytes, and, escaped, a text in another
 * script than Latin has up to nine per character.
 */
export function pack(content: object): string {
  const value = JSON.stringify(content);
  return encodeURIComponent(value).length > 1000 ? deflateRawSync(value).toString("base64url") : value;
}

/** Undefined for what is no such text. */
export const unpack = (value: string | undefined): unknown =>
  value ? parseJson(value.startsWith("{") ? Buffer.from(value) : inflate(value)) : undefined;

function inflate(value: string): Buffer {
  try {
    return inflateRawSync(Buffer.from(value, "base64url"), { maxOutputLength: 16_384 });
  } catch {
    return Buffer.of();
  }
}
