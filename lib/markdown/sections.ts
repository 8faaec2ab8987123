import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { EXIT, visit } from "unist-util-visit";
import type { VFile } from "vfile";

/** A part of a lesson under its own heading; `id` is the heading's anchor. Depth 2 is the highest there is. */
export type Section = { id: string; title: string; depth: 2 | 3 };

declare module "vfile" {
  interface DataMap {
    sections: Section[];
  }
}

/**
 * Gives each heading of the first three levels an id, and lists them in `file.data.sections`. Reading positions are
 * stored under these ids, so they must not change; `s-` keeps them apart from the page's own. Headings start at h2: the
 * page has the h1.
 */
export function rehypeSections() {
  return (tree: Root, file: VFile) => {
    const timesUsed = new Map<string, number>();
    const sections: Section[] = [];
    visit(tree, "element", (node, _index, parent) => {
      const level = /^h([123])$/.exec(node.tagName)?.[1];
      if (level === "1") node.tagName = "h2";
      if (!level || parent !== tree) return;
      const title = textOf(node).trim();
      const id = uniqueId(`s-${slugOf(title) || "section"}`, timesUsed);
      node.properties.id = id;
      sections.push({ id, title, depth: level === "3" ? 3 : 2 });
    });
    file.data.sections = sections;
  };
}

/** A heading that holds a link cannot be a link itself. */
export function isLinkableSection(node: Element): boolean {
  let hasLink = false;
  visit(node, { tagName: "a" }, () => {
    hasLink = true;
    return EXIT;
  });
  return String(node.properties.id).startsWith("s-") && !hasLink;
}

/** Letters and digits of any script, as in GitHub's anchors, and no longer than a reading position can store. */
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 120);

function uniqueId(id: string, timesUsed: Map<string, number>): string {
  const times = timesUsed.get(id) ?? 0;
  timesUsed.set(id, times + 1);
  return times === 0 ? id : uniqueId(`${id}-${times + 1}`, timesUsed);
}
