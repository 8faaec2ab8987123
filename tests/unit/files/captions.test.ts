import { expect, test } from "vitest";
import { parseCaptions } from "@/lib/studio/files/captions";

const parse = (text: string) => parseCaptions(Buffer.from(text));
const cue = "00:00:01.000 --> 00:00:04.000\nA low tone.\n";

test.each([
  `WEBVTT\n\n${cue}`,
  `\ufeffWEBVTT\r\n\r\n${cue.replaceAll("\n", "\r\n")}`,
  `WEBVTT - ไทย\n\nNOTE made by hand\n\n1\n01.000:x\n00:01.000 --> 100:00:04.000 line:0 align:end\n🍞\n`.replace(
    "01.000:x\n",
    "",
  ),
])("%j is WebVTT", (text) => {
  const captions = parse(text);
  expect(captions).toMatchObject({ ok: true });
  expect(captions.ok && captions.text).toMatch(/^WEBVTT[^\r]*$/);
});

test.each([
  ["", { problem: "no_header" }],
  [`1\n00:00:01,000 --> 00:00:04,000\nA SubRip file\n`, { problem: "no_header" }],
  [`WEBVTT\n${cue}`, { problem: "no_header" }],
  ["WEBVTTX\n\n", { problem: "no_header" }],
  ["WEBVTT\n\nNOTE nothing\n", { problem: "no_cue" }],
  ["WEBVTT\n\n00:00:01,000 --> 00:00:04,000\nx\n", { problem: "wrong_time", line: 3 }],
  ["WEBVTT\n\n00:04.000 --> 00:01.000\nx\n", { problem: "ends_before_it_starts", line: 3 }],
  ["WEBVTT\n\n\0", { problem: "not_text" }],
  [`WEBVTT\n\n${cue}${"x".repeat(200_000)}`, { problem: "too_long" }],
])("%j is refused: %j", (text, problem) => {
  expect(parse(text)).toEqual({ ok: false, ...problem });
});

test("what is no UTF-8 is refused", () => {
  expect(parseCaptions(Buffer.from("WEBVTT\n\n\xe9", "latin1"))).toEqual({ ok: false, problem: "not_text" });
});
