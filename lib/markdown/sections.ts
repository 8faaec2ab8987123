import type { Element, ElementContent, Root } from "hast";

/** A part of a lesson under its own heading; `id` is the heading's anchor. Depth 2 is the highest there is. */
export type Section = { id: string; title: string; depth: 2 | 3 };

/**
 * Gives each heading of the first three levels an anchor, and lists them. The anchors have a prefix, so that no
 * lesson's heading takes an id of the page's own.
 */
export function nameSections(sections: Section[]) {
  return (tree: Root) => {
    const taken = new Map<string, number>();
    for (const element of headingsOf(tree)) {
      const title = textOf(element).trim();
      const id = unique(`s-${slugOf(title) || "section"}`, taken);
      element.properties.id = id;
      sections.push({ id, title, depth: element.tagName === "h3" ? 3 : 2 });
    }
  };
}

/** The heading of the footnotes has an id already. */
const headingsOf = (tree: Root) =>
  tree.children.filter(
    (node): node is Element =>
      node.type === "element" && /^h[123]$/.test(node.tagName) && !node.properties.id,
  );

export function textOf(node: Element | ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

/** Letters and digits of any script, as GitHub's anchors are. */
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 120);

function unique(id: string, taken: Map<string, number>): string {
  const times = taken.get(id) ?? 0;
  taken.set(id, times + 1);
  return times === 0 ? id : unique(`${id}-${times + 1}`, taken);
}
