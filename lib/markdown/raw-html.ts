import type { Root as HtmlRoot } from "hast";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/** `<kbd>…</kbd>` around plain text is the only HTML that a lesson may contain. */
export function remarkKbd() {
  return (tree: Root) => {
    visit(tree, "html", (open, index, parent) => {
      if (open.value !== "<kbd>" || !parent || index === undefined) return;
      const [text, close] = parent.children.slice(index + 1, index + 3);
      if (text?.type !== "text" || close?.type !== "html" || close.value !== "</kbd>") return;
      parent.children.splice(index, 3, { type: "emphasis", data: { hName: "kbd" }, children: [text] });
    });
  };
}

/** All other HTML is shown as it was typed. */
export function rehypeRawToText() {
  return (tree: HtmlRoot) => {
    visit(tree, "raw", ({ value }, index, parent) => {
      if (parent && index !== undefined) parent.children[index] = { type: "text", value };
    });
  };
}
