import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The shop's tokens, so that light and dark follow. */
export const editorTheme = EditorView.theme({
  "&": { fontSize: "1.0625rem", backgroundColor: "transparent", color: "var(--color-ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-sans)", lineHeight: "1.6", overflow: "visible" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--color-ink)" },
  // Each line has the direction of its first letter.
  ".cm-line": { padding: "0 0.875rem", unicodeBidi: "plaintext", textAlign: "start" },
});

const headings = [tags.heading1, tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6];

export const textStyle = HighlightStyle.define([
  // Not the heading of a table.
  { tag: headings, fontFamily: "var(--font-display)", fontWeight: "620", fontSize: "1.15em" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "0.92em" },
  { tag: [tags.link, tags.url], color: "var(--color-accent)" },
  { tag: [tags.quote, tags.processingInstruction, tags.contentSeparator], color: "var(--color-soft)" },
]);
