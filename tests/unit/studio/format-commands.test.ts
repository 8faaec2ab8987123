import { EditorSelection, EditorState, type TransactionSpec } from "@codemirror/state";
import { expect, test } from "vitest";
import { toggleMark } from "@/app/[variant]/(creator)/studio/lessons/[id]/text/inline-marks";
import {
  insertBlock,
  insertTable,
  toggleCodeBlock,
  toggleLink,
} from "@/app/[variant]/(creator)/studio/lessons/[id]/text/inserts";
import { continueList, toggleLines } from "@/app/[variant]/(creator)/studio/lessons/[id]/text/line-marks";

/** `‹` and `›` stand at the ends of the selection, `^` at a caret. */
function stateOf(text: string): EditorState {
  const [start, end] = [text.search(/[‹^]/), text.indexOf("›")];
  const doc = text.replaceAll(/[‹›^]/g, "");
  const selection = end < 0 ? EditorSelection.cursor(start) : EditorSelection.range(start, end - 1);
  return EditorState.create({ doc, selection: EditorSelection.create([selection]) });
}

function shown(state: EditorState): string {
  const { from, to, empty } = state.selection.main;
  const doc = state.doc.toString();
  return empty
    ? `${doc.slice(0, from)}^${doc.slice(from)}`
    : `${doc.slice(0, from)}‹${doc.slice(from, to)}›${doc.slice(to)}`;
}

const after = (text: string, command: (state: EditorState) => TransactionSpec) => {
  const state = stateOf(text);
  return shown(state.update(command(state)).state);
};

const bold = (state: EditorState) => toggleMark(state, "**");
const italic = (state: EditorState) => toggleMark(state, "*");
const code = (state: EditorState) => toggleMark(state, "`");
const heading = (state: EditorState) => toggleLines(state, "heading");
const bullets = (state: EditorState) => toggleLines(state, "bullets");
const numbers = (state: EditorState) => toggleLines(state, "numbers");

const table: [name: string, command: (state: EditorState) => TransactionSpec, from: string, to: string][] = [
  ["a word", bold, "two ‹eggs› here", "two **‹eggs›** here"],
  ["a bold word", bold, "two **‹eggs›** here", "two ‹eggs› here"],
  ["a word with its marks", bold, "two ‹**eggs**› here", "two ‹eggs› here"],
  ["spaces at the ends", bold, "two‹ eggs ›here", "two‹ **eggs** ›here"],
  ["a caret in a word", bold, "two eg^gs", "two **eg^gs**"],
  ["a caret in a bold word", bold, "two **eg^gs**", "two eg^gs"],
  ["a caret in nothing", bold, "^", "**^**"],
  ["a caret in an empty pair", bold, "**^**", "^"],
  ["italic in bold", italic, "**‹eggs›**", "***‹eggs›***"],
  ["italic out of bold", italic, "***‹eggs›***", "**‹eggs›**"],
  ["bold out of italic", bold, "***‹eggs›***", "*‹eggs›*"],
  ["lines of a list", bold, "‹- one\n- two›", "‹- **one**\n- **two**›"],
  ["bold lines of a list", bold, "‹- **one**\n- **two**›", "‹- one\n- two›"],
  ["lines, some of them bold", bold, "‹**one**\ntwo›", "‹**one**\n**two**›"],
  ["right-to-left text", bold, "‹שלום›", "**‹שלום›**"],
  ["letters beyond 16 bits", italic, "‹🍞›", "*‹🍞›*"],
  ["code", code, "boil ‹200 g›", "boil `‹200 g›`"],
  ["a line to a heading", heading, "Do^ugh", "## Do^ugh"],
  ["a heading to a line", heading, "## Do^ugh", "Do^ugh"],
  ["a smaller heading", heading, "### Do^ugh", "Do^ugh"],
  ["an empty line", heading, "^", "## ^"],
  ["a list item to a heading", heading, "- Do^ugh", "## Do^ugh"],
  ["lines to a list", bullets, "‹one\n\ntwo›", "- ‹one\n\n- two›"],
  ["a list to lines", bullets, "- ‹one\n- two›", "‹one\ntwo›"],
  ["a numbered list", numbers, "‹one\n- two\nthree›", "1. ‹one\n2. two\n3. three›"],
  ["a nested item", bullets, "  1. on^e", "  - on^e"],
  ["a selection up to the next line", bullets, "‹one\n›two", "- ‹one\n›two"],
  ["a link around text", toggleLink, "see ‹my page›", "see [my page](‹https://›)"],
  ["a link to an address", toggleLink, "‹https://a.example/x›", "[^](https://a.example/x)"],
  ["a link of nothing", toggleLink, "^", "[‹text›](https://)"],
  ["a link away", toggleLink, "a [my pa^ge](https://a.example) b", "a ‹my page› b"],
  ["a code block", toggleCodeBlock, "‹a\nb›", "```\n‹a\nb›\n```"],
  ["a code block away", toggleCodeBlock, "x\n```js\n‹a\nb›\n```\ny", "x\n‹a\nb›\ny"],
  [
    "a table after text",
    insertTable,
    "text^\nmore",
    "text\n\n| ‹Column› | Column |\n| ------ | ------ |\n|        |        |\n\n\nmore",
  ],
  ["a picture on an empty line", (state) => insertBlock(state, "![x](y)"), "a\n^", "a\n\n![x](y)^\n"],
];

test.each(table)("%s", (_name, command, from, to) => {
  expect(after(from, command)).toBe(to);
});

test.each([
  ["- one^", "- one\n- ^"],
  ["  * one^", "  * one\n  * ^"],
  ["9. nine^", "9. nine\n10. ^"],
  ["1) one^", "1) one\n2) ^"],
  ["- [x] done^", "- [x] done\n- [ ] ^"],
  ["- one\n- ^", "- one\n^"],
  ["- on^e", "- on\n- ^e"],
])("Enter in a list: %j", (from, to) => {
  expect(after(from, (state) => continueList(state) ?? {})).toBe(to);
});

test.each(["text^", "-^ one", "- ‹one›", "12 eggs^"])("Enter elsewhere is the editor's: %j", (from) => {
  expect(continueList(stateOf(from))).toBeNull();
});
