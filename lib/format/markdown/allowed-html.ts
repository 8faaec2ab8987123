import type { Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

/** The tags that a creator may type, without attributes. All other HTML is shown as it was typed. */
const allowedTag = /<(?:\/?(?:kbd|sub|sup|details|summary)|details open|br ?\/?)>/i;

/** Keeps allowed tags for rehype-raw and turns the rest into text. */
export function rehypeAllowedHtml() {
  return (tree: Root) => {
    visit(tree, "raw", ({ value }, index, parent) => {
      if (!parent || index === undefined) return;
      const pieces = value.split(new RegExp(`(${allowedTag.source})`, "i")).filter((piece) => piece !== "");
      const nodes = pieces.map((piece) => ({
        type: allowedTag.test(piece) ? ("raw" as const) : ("text" as const),
        value: piece,
      }));
      parent.children.splice(index, 1, ...nodes);
      return [SKIP, index + nodes.length];
    });
  };
}
