import type { Root } from "mdast";
import { mathFromMarkdown } from "mdast-util-math";
import { math } from "micromark-extension-math";
import type { Code, Construct, Extension, State, Tokenizer } from "micromark-util-types";
import type { Processor } from "unified";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

const dollar = 36;
const backslash = 92;

/**
 * Formulas between dollars: `$x$`, `$$x$$`. Two prices in a sentence are none: as in Pandoc, no space follows the
 * opening dollar, and neither a space precedes nor a digit follows the closing one.
 */
export function remarkFormulas(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), formulaSyntax()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), mathFromMarkdown()];
  return (tree: Root, file: VFile) => {
    visit(tree, "paragraph", (paragraph) => {
      const [formula, ...others] = paragraph.children;
      if (formula?.type !== "inlineMath" || others.length > 0) return;
      const start = formula.position?.start.offset ?? 0;
      // A double dollar alone in its paragraph is a formula of its own, as on lines of its own.
      if (String(file).startsWith("$$", start)) paragraph.data = { hName: "pre" };
    });
  };
}

function formulaSyntax(): Extension {
  const syntax = math();
  const constructs = [syntax.text?.[dollar] ?? []].flat();
  return { ...syntax, text: { [dollar]: constructs.map(exceptPrices) } };
}

const exceptPrices = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    return effects.check({ tokenize: formulaAhead }, construct.tokenize.call(this, effects, ok, nok), nok);
  },
});

const formulaAhead: Tokenizer = (effects, ok, nok) => {
  let before: Code = null;
  const step = (next: State, code: Code) => {
    effects.consume(code);
    before = code;
    return next;
  };
  const opening: State = (code) => {
    effects.enter("data");
    return step(first, code);
  };
  const first: State = (code) => {
    if (code === dollar) return end(ok, code);
    return isSpace(code) ? end(nok, code) : inside(code);
  };
  const inside: State = (code) => {
    if (code === null) return end(nok, code);
    if (code < -2) return lineEnding(code);
    if (code === dollar) return isSpace(before) ? end(nok, code) : step(closed, code);
    return step(code === backslash ? escaped : inside, code);
  };
  const escaped: State = (code) => (code === null || code < -2 ? inside(code) : step(inside, code));
  const closed: State = (code) => end(code !== null && code >= 48 && code <= 57 ? nok : ok, code);
  const lineEnding: State = (code) => {
    effects.exit("data");
    effects.enter("lineEnding");
    effects.consume(code);
    before = code;
    effects.exit("lineEnding");
    return afterLineEnding;
  };
  const afterLineEnding: State = (code) => {
    if (code === null) return nok(code);
    if (code < -2) return nok(code);
    effects.enter("data");
    return inside(code);
  };
  const end = (state: State, code: Code) => {
    effects.exit("data");
    return state(code);
  };
  return opening;
};

/** Codes below zero are tabs and line endings. */
const isSpace = (code: Code) => code === null || code < 0 || code === 32;
