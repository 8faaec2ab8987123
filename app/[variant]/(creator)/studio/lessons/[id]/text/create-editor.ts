import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { defineLanguageFacet, Language, syntaxHighlighting } from "@codemirror/language";
import { Annotation, type EditorState, type TransactionSpec } from "@codemirror/state";
import { EditorView, type KeyBinding, keymap } from "@codemirror/view";
import { GFM, parser } from "@lezer/markdown";
import { editorTheme, textStyle } from "./editor-theme";
import { toggleMark } from "./inline-marks";
import { insertTable, toggleCodeBlock, toggleLink } from "./inserts";
import { continueList, toggleLines } from "./line-marks";
import { pasteHandlers } from "./paste";

export type Command =
  | "heading"
  | "bold"
  | "italic"
  | "bullets"
  | "numbers"
  | "link"
  | "table"
  | "code"
  | "undo"
  | "redo";

export type Editor = { view: EditorView; run(command: Command): void; destroy(): void };

type Options = {
  parent: HTMLElement;
  /** What the form sends; it follows the editor, and the editor follows its `change`. */
  textarea: HTMLTextAreaElement;
  attributes: Record<string, string>;
  /** As many lines as the textarea has. */
  rows: number;
  onPictures: (files: File[]) => void;
};

const markdown = new Language(defineLanguageFacet(), parser.configure([GFM]), [], "markdown");
const isFromForm = Annotation.define<boolean>();

/** An editor of the textarea's text. Tab leaves it, as it leaves a textarea. */
export function createEditor({ parent, textarea, attributes, rows, onPictures }: Options): Editor {
  const view = new EditorView({
    parent,
    doc: textarea.value,
    extensions: [
      history(),
      keymap.of([...shortcuts, ...historyKeymap, ...defaultKeymap]),
      markdown,
      syntaxHighlighting(textStyle),
      editorTheme,
      EditorView.theme({ ".cm-content": { minHeight: `${rows * 1.6}em` } }),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of({
        spellcheck: "true",
        autocorrect: "on",
        autocapitalize: "sentences",
        ...attributes,
      }),
      pasteHandlers(onPictures),
      EditorView.updateListener.of(({ docChanged, state, transactions }) => {
        if (!docChanged || transactions.some((one) => one.annotation(isFromForm))) return;
        textarea.value = state.doc.toString();
        textarea.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    ],
  });
  const follow = () => {
    const changes = differing(view.state.doc.toString(), textarea.value);
    if (changes) view.dispatch({ changes, annotations: isFromForm.of(true) });
  };
  textarea.addEventListener("change", follow);
  return {
    view,
    run: (command) => run(view, command),
    destroy() {
      textarea.removeEventListener("change", follow);
      view.destroy();
    },
  };
}

/** The one part in which two texts differ, so that a caret elsewhere stays; null where they are equal. */
function differing(before: string, after: string) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

const edits: Record<Exclude<Command, "undo" | "redo">, (state: EditorState) => TransactionSpec> = {
  heading: (state) => toggleLines(state, "heading"),
  bullets: (state) => toggleLines(state, "bullets"),
  numbers: (state) => toggleLines(state, "numbers"),
  bold: (state) => toggleMark(state, "**"),
  italic: (state) => toggleMark(state, "*"),
  code: (state) => (isInLine(state) ? toggleMark(state, "`") : toggleCodeBlock(state)),
  link: toggleLink,
  table: insertTable,
};

/** Whether the selection is a part of one line. */
function isInLine({ doc, selection: { main } }: EditorState): boolean {
  const line = doc.lineAt(main.from);
  return main.to <= line.to && !main.empty && main.to - main.from < line.length;
}

function run(view: EditorView, command: Command): boolean {
  if (command === "undo") return undo(view);
  if (command === "redo") return redo(view);
  view.dispatch({ ...edits[command](view.state), userEvent: "input.format" });
  return true;
}

const shortcut = (key: string, command: Command): KeyBinding => ({
  key,
  run: (view) => run(view, command),
  preventDefault: true,
});

const shortcuts: KeyBinding[] = [
  shortcut("Mod-b", "bold"),
  shortcut("Mod-i", "italic"),
  shortcut("Mod-k", "link"),
  shortcut("Mod-e", "code"),
  shortcut("Mod-Alt-2", "heading"),
  shortcut("Mod-Shift-7", "numbers"),
  shortcut("Mod-Shift-8", "bullets"),
  {
    key: "Enter",
    run(view) {
      const next = continueList(view.state);
      if (next) view.dispatch({ ...next, userEvent: "input", scrollIntoView: true });
      return next !== null;
    },
  },
];
