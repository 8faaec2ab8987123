import type { ChangeSpec, EditorState, SelectionRange, TransactionSpec } from "@codemirror/state";
import { EditorSelection } from "@codemirror/state";

type Mark = "**" | "*" | "`";
type Span = { from: number; to: number };

/** What stands before the text of a line: indentation, marks of quotes, lists and headings. */
const prefix = /^\s*(?:>\s?)*(?:(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?|#{1,6}\s+)?/;

/** Sets the mark around the selected text, line by line, or around the word at the caret; takes it away where it is. */
export function toggleMark(state: EditorState, mark: Mark): TransactionSpec {
  return state.changeByRange((range) => toggleRange(state, mark, range));
}

function toggleRange(state: EditorState, mark: Mark, range: SelectionRange) {
  const spans = spansOf(state, range);
  if (spans.length === 0) return toggleEmpty(state, mark, range.head);
  const isSet = spans.every((span) => marksAround(state, mark, span) !== null);
  const changes = spans.flatMap((span): ChangeSpec[] => {
    const set = marksAround(state, mark, span);
    if (!isSet) return set ? [] : [insert(span.from, mark), insert(span.to, mark)];
    return set ? [set.start, set.end] : [];
  });
  const changed = state.changes(changes);
  if (range.empty) return { changes, range: EditorSelection.cursor(changed.mapPos(range.head, 1)) };
  // Of one text the marks stay outside, of several lines they are within.
  const sides = spans.length > 1 ? ([-1, 1] as const) : ([1, -1] as const);
  const [from, to] = [changed.mapPos(range.from, sides[0]), changed.mapPos(range.to, sides[1])];
  return { changes, range: EditorSelection.range(from, Math.max(from, to)) };
}

const insert = (at: number, text: string) => ({ from: at, insert: text });

/** At a caret beside no word: a pair of marks around it, or none where it stands in an empty pair. */
function toggleEmpty(state: EditorState, mark: Mark, at: number) {
  const [from, to] = [at - mark.length, at + mark.length];
  const isPair = from >= 0 && state.sliceDoc(from, to) === mark + mark;
  return isPair
    ? { changes: { from, to }, range: EditorSelection.cursor(from) }
    : { changes: insert(at, mark + mark), range: EditorSelection.cursor(at + mark.length) };
}

/** The text of each selected line, without what stands before it and spaces at its ends. */
function spansOf(state: EditorState, range: SelectionRange): Span[] {
  if (range.empty) {
    const word = state.wordAt(range.head);
    return word ? [word] : [];
  }
  const spans: Span[] = [];
  const last = state.doc.lineAt(range.to).number;
  for (let number = state.doc.lineAt(range.from).number; number <= last; number++) {
    const line = state.doc.line(number);
    const start = line.from + (line.text.match(prefix)?.[0].length ?? 0);
    const [from, to] = [Math.max(start, range.from), Math.min(line.to, range.to)];
    const text = state.sliceDoc(from, Math.max(from, to));
    const trimmed = text.trim();
    const begin = from + text.indexOf(trimmed);
    if (trimmed) spans.push({ from: begin, to: begin + trimmed.length });
  }
  return spans;
}

/** The marks just outside or inside of a span; `***` is both of `**` and `*`. */
function marksAround(state: EditorState, mark: Mark, { from, to }: Span): { start: Span; end: Span } | null {
  const [letter = "", size] = [mark[0], mark.length];
  const has = (run: number) => (mark === "*" ? run % 2 === 1 : run >= size);
  const text = state.sliceDoc(from, to);
  const before = runAtEnd(state.sliceDoc(Math.max(0, from - 3), from), letter);
  const after = runAtEnd(reversed(state.sliceDoc(to, to + 3)), letter);
  if (has(Math.min(before, after)))
    return { start: { from: from - size, to: from }, end: { from: to, to: to + size } };
  const inside = Math.min(runAtEnd(reversed(text), letter), runAtEnd(text, letter));
  if (text.length > 2 * size && has(inside))
    return { start: { from, to: from + size }, end: { from: to - size, to } };
  return null;
}

const reversed = (text: string) => Array.from(text).reverse().join("");

function runAtEnd(text: string, letter: string): number {
  let run = 0;
  while (run < text.length && text[text.length - 1 - run] === letter) run++;
  return Math.min(run, 3);
}
