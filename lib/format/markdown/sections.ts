import type { Element, Parents, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { EXIT, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { z } from "zod";

/** A part of a lesson under its own heading; `id` is the heading's anchor. Depth 2 is the highest there is. */
export const section = z.object({ id: z.string(), title: z.string(), depth: z.literal([2, 3]) });
export type Section = z.infer<typeof section>;

/** Keeps the ids of headings apart from those of the page. */
export const sectionPrefix = "s-";
/** What `lesson_progress.section` can store. */
const maxIdLength = 200;

/** The id of the heading with this slug. */
export const sectionId = (slug: string): string => (sectionPrefix + slug).slice(0, maxIdLength);

declare module "vfile" {
  interface DataMap {
    sections: Section[];
  }
}

/**
 * Lists the headings of the first three levels in `file.data.sections`, with the ids that rehype-slug gave them.
 * Headings start at h2: the page has the h1.
 */
export function rehypeSections() {
  return (tree: Root, file: VFile) => {
    const sections: Section[] = [];
    visit(tree, "element", (node, _index, parent) => {
      const [, level] = /^h([1-6])$/.exec(node.tagName) ?? [];
      if (!level) return;
      if (level === "1") node.tagName = "h2";
      const slugged = String(node.properties.id);
      if (!slugged.startsWith(sectionPrefix)) return;
      const id = sectionId(slugged.slice(sectionPrefix.length));
      node.properties.id = id;
      if (parent !== tree || level > "3") return;
      sections.push({ id, title: textOf(node).trim(), depth: level === "3" ? 3 : 2 });
    });
    file.data.sections = sections;
  };
}

/** A heading that holds a link cannot be a link itself. */
export function isLinkableSection(node: Element, _index?: number, parent?: Parents): boolean {
  if (parent?.type !== "root" || !/^h[23]$/.test(node.tagName)) return false;
  let hasLink = false;
  visit(node, { tagName: "a" }, () => {
    hasLink = true;
    return EXIT;
  });
  return !hasLink;
}
