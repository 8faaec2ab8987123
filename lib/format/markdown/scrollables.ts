import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

/**
 * Content wider than a phone scrolls by itself, also with the keyboard. A group, not a section: a lesson has many, and
 * landmarks of one name would fill a screen reader's list.
 */
export const scrollable = (label: string, children: ElementContent[]): Element => ({
  type: "element",
  tagName: "div",
  properties: { role: "group", ariaLabel: label, tabIndex: 0, className: ["scrollable"] },
  children,
});

export function rehypeScrollables() {
  return (tree: Root) => {
    visit(tree, "element", (node, index, parent) => {
      const label = { table: "Table", pre: "Code" }[node.tagName];
      if (!label || !parent || index === undefined) return;
      parent.children[index] = scrollable(label, [node]);
      return SKIP;
    });
  };
}
