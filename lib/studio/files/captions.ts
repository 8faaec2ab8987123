/** `line`: where the problem is, from 1. */
type CaptionsProblem =
  | { problem: "not_text" | "too_long" | "no_header" | "no_cue" }
  | { problem: "wrong_time" | "ends_before_it_starts"; line: number };

export type ParsedCaptions = { ok: true; text: string } | ({ ok: false } & CaptionsProblem);

/** What the database takes. */
const maxLength = 200_000;

/** `1:02:03.456 --> 1:02:05.000 line:0`, with settings (w3.org/TR/webvtt1/#webvtt-cue-timings). */
const timing =
  /^((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t]+.*)?$/;

/**
 * Captions as WebVTT, with line feeds and without a byte order mark. Browsers show nothing of a file without a header,
 * and leave out each cue whose times they cannot read: here both are refused, so that the creator learns of it.
 */
export function parseCaptions(bytes: Uint8Array): ParsedCaptions {
  const text = decode(bytes)?.replaceAll(/\r\n?/g, "\n");
  if (text === undefined || text.includes("\0")) return { ok: false, problem: "not_text" };
  if ([...text].length > maxLength) return { ok: false, problem: "too_long" };
  const lines = text.split("\n");
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "") || (lines[1] ?? "") !== "")
    return { ok: false, problem: "no_header" };
  let cues = 0;
  for (const [index, line] of lines.entries()) {
    if (!line.includes("-->")) continue;
    const [, from, to] = timing.exec(line) ?? [];
    if (!from || !to) return { ok: false, problem: "wrong_time", line: index + 1 };
    if (seconds(to) <= seconds(from)) return { ok: false, problem: "ends_before_it_starts", line: index + 1 };
    cues++;
  }
  return cues > 0 ? { ok: true, text } : { ok: false, problem: "no_cue" };
}

/** Without a byte order mark; undefined where it is no UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const seconds = (time: string) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
