import type { EditorState, Line, TransactionSpec } from "@codemirror/state";

type Kind = "heading" | "bullets" | "numbers";

const marks: Record<Kind, RegExp> = {
  heading: /^(\s*)#{1,6}\s+/,
  bullets: /^(\s*)[-*+]\s+/,
  numbers: /^(\s*)\d+[.)]\s+/,
};
const anyMark = /^(\s*)(?:#{1,6}|[-*+]|\d+[.)])\s+/;

/** Makes the selected lines a heading or a list; takes the marks away where all have them. */
export function toggleLines(state: EditorState, kind: Kind): TransactionSpec {
  const lines = selectedLines(state);
  const written = lines.filter(({ text }) => text.trim() !== "");
  const chosen = written.length > 0 ? written : lines.slice(0, 1);
  const isSet = chosen.every(({ text }) => marks[kind].test(text));
  const changes = chosen.map(({ from, text }, index) => {
    const old = text.match(anyMark)?.[0] ?? text.match(/^\s*/)?.[0] ?? "";
    const indent = old.match(/^\s*/)?.[0] ?? "";
    return { from, to: from + old.length, insert: isSet ? indent : indent + markOf(kind, index) };
  });
  return {
    changes,
    // A caret at the start of a line follows its mark.
    selection: state.selection.map(state.changes(changes), 1),
    scrollIntoView: true,
  };
}

function markOf(kind: Kind, index: number): string {
  if (kind === "numbers") return `${index + 1}. `;
  return kind === "heading" ? "## " : "- ";
}

function selectedLines({ doc, selection }: EditorState): Line[] {
  const { from, to } = selection.main;
  const [first, last] = [doc.lineAt(from).number, doc.lineAt(to).number];
  const lines = Array.from({ length: last - first + 1 }, (_, index) => doc.line(first + index));
  // A selection that ends where a line begins holds nothing of it.
  return lines.length > 1 && lines.at(-1)?.from === to ? lines.slice(0, -1) : lines;
}

/** Of a line that begins with the mark of a list: indentation, mark, number, its sign, space, box of a task. */
const item = /^(\s*)([-*+]|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?/;

/** Enter in a list: the next mark, or the end of the list after an empty one. Null elsewhere. */
export function continueList(state: EditorState): TransactionSpec | null {
  const { empty, head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const found = line.text.match(item);
  if (!empty || !found || head < line.from + found[0].length) return null;
  if (line.text === found[0])
    return { changes: { from: line.from, to: line.to }, selection: { anchor: line.from } };
  const [, indent = "", mark = "", number, sign = "", space = " ", box] = found;
  const next = number ? `${Number(number) + 1}${sign}` : mark;
  const insert = `\n${indent}${next}${space}${box ? "[ ] " : ""}`;
  return { changes: { from: head, insert }, selection: { anchor: head + insert.length } };
}
