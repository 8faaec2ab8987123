import "server-only";
import { fileTypeFromBuffer } from "file-type";

/** Bytes from which a type is told. */
export const headBytes = 64 * 1024;

/**
 * Whether the beginning of a file is what its type says, judged by its bytes. Documents of offices and e-books are ZIP
 * files of a certain content, which may lie behind the beginning.
 */
export async function isOfType(head: Buffer, mediaType: string): Promise<boolean> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (mediaType.startsWith("text/")) return found === undefined && isPlainText(head);
  if (!found) return false;
  return found.mime === mediaType || sameFamily(mediaType, found.mime);
}

function sameFamily(mediaType: string, found: string): boolean {
  if (mediaType === "video/mp4") return found === "video/x-m4v";
  if (mediaType === "audio/mp4") return found === "audio/x-m4a" || found === "video/mp4";
  return isZip(mediaType) && isZip(found);
}

const isZip = (type: string) =>
  /^application\/(zip|epub\+zip|vnd\.oasis\.opendocument\..+|vnd\.openxmlformats-officedocument\..+)$/.test(
    type,
  );

/** UTF-8 without NUL, and no page in disguise. A character may be cut at the end. */
function isPlainText(head: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return !text.includes("\0") && !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(text);
  } catch {
    return false;
  }
}
