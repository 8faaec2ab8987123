import type { EditorState, TransactionSpec } from "@codemirror/state";

const link = /\[([^\]\n]*)\]\(([^)\n]*)\)/g;

/** A link around the selected text, with its URL selected; takes a link away where the caret is in one. */
export function toggleLink(state: EditorState): TransactionSpec {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  for (const { 0: whole, 1: text = "", index } of line.text.matchAll(link)) {
    const start = line.from + index;
    if (from < start || to > start + whole.length) continue;
    return {
      changes: { from: start, to: start + whole.length, insert: text },
      selection: { anchor: start, head: start + text.length },
    };
  }
  const selected = state.sliceDoc(from, to).replaceAll("\n", " ");
  const isUrl = /^(https?:\/\/|mailto:)\S+$/i.test(selected);
  const [text, url] = isUrl ? ["", selected] : [selected || "text", "https://"];
  const start = from + (isUrl || !selected ? 1 : text.length + 3);
  return {
    changes: { from, to, insert: `[${text}](${url})` },
    selection: { anchor: start, head: start + (isUrl || !selected ? text : url).length },
  };
}

const table = "| Column | Column |\n| ------ | ------ |\n|        |        |";

/** A table with its first heading selected. */
export const insertTable = (state: EditorState): TransactionSpec => insertBlock(state, table, 2, 8);

const fence = "```";

/** Code: of a part of a line the caller marks it; of whole lines, a block. Takes a block away where it is one. */
export function toggleCodeBlock(state: EditorState): TransactionSpec {
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from), state.doc.lineAt(to)];
  const before = first.number > 1 ? state.doc.line(first.number - 1) : null;
  const after = last.number < state.doc.lines ? state.doc.line(last.number + 1) : null;
  if (before?.text.startsWith(fence) && after?.text.trim() === fence)
    return {
      changes: [
        { from: before.from, to: first.from },
        { from: last.to, to: after.to },
      ],
    };
  const changes = [
    { from: first.from, insert: `${fence}\n` },
    { from: last.to, insert: `\n${fence}` },
  ];
  const shift = fence.length + 1;
  return { changes, selection: { anchor: from + shift, head: to + shift } };
}

/** Text between empty lines, after the line of the caret; `anchor` and `head` are positions in it. */
export function insertBlock(
  state: EditorState,
  text: string,
  anchor = text.length,
  head = anchor,
): TransactionSpec {
  const line = state.doc.lineAt(state.selection.main.to);
  const isEmpty = line.text.trim() === "";
  const before = isEmpty ? gapBefore(state, line.number) : "\n\n";
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1) : null;
  const after = next && next.text.trim() !== "" ? "\n\n" : "\n";
  const [from, to] = isEmpty ? [line.from, line.to] : [line.to, line.to];
  const start = from + before.length;
  return {
    changes: { from, to, insert: before + text + after },
    selection: { anchor: start + anchor, head: start + head },
    scrollIntoView: true,
  };
}

const gapBefore = ({ doc }: EditorState, number: number) =>
  number > 1 && doc.line(number - 1).text.trim() !== "" ? "\n" : "";
