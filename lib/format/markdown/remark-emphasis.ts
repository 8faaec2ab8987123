import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfmStrikethroughCjkFriendly } from "micromark-extension-cjk-friendly-gfm-strikethrough";
import type { Code, Construct, Extension } from "micromark-util-types";
import type { Processor } from "unified";

const asterisk = 42;
const tilde = 126;

/** Scripts without spaces between words, beside those of the two extensions: Chinese, Japanese, Korean. */
const scripts = "Thai Lao Khmer Myanmar Tibetan Tai_Le New_Tai_Lue Tai_Tham Javanese Balinese".split(" ");

/** Their letters, marks and punctuation; and the zero width space, which Khmer, Burmese and Thai have between words. */
const unspaced = new RegExp(`[\\u200b${scripts.map((script) => `\\p{sc=${script}}`).join("")}]`, "u");

/**
 * `*` and `~~` between a letter and punctuation: `**"คำ"**ครับ`. CommonMark expects a space there
 * (spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
 */
export function remarkEmphasis(this: Processor) {
  const data = this.data();
  // "5~10 minutes, 3~4 times" is not struck through.
  const extensions = [cjkFriendlyExtension(), gfmStrikethroughCjkFriendly({ singleTilde: false })];
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...extensions.map(withUnspaced)];
}

function withUnspaced(extension: Extension): Extension {
  const text = { ...extension.text };
  // Not the underscore, which may stand within a name.
  for (const marker of [asterisk, tilde])
    if (text[marker]) text[marker] = [text[marker]].flat().map(besideUnspaced);
  return { ...extension, text };
}

/** A sequence beside a letter of these scripts opens before anything but a space, and closes after it. */
const besideUnspaced = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const before = this.previous;
    return construct.tokenize.call(
      this,
      effects,
      (after) => {
        const [, token] = this.events.at(-1) ?? [];
        if (token && (isUnspaced(before) || isUnspaced(after))) {
          token._open ||= !isSpace(after);
          token._close ||= !isSpace(before);
        }
        return ok(after);
      },
      nok,
    );
  },
});

const isUnspaced = (code: Code) => code !== null && code > 0 && unspaced.test(String.fromCodePoint(code));

/** Codes below zero are tabs and line endings. */
const isSpace = (code: Code) => code === null || code < 0 || /\s/.test(String.fromCodePoint(code));
