import { slug } from "github-slugger";
import type { Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { sectionId } from "./sections.ts";

/** What remark-rehype puts before the ids of footnotes. */
const footnotePrefix = "user-content-";

/**
 * `[back](#the-heading)` leads to that heading or footnote, whose id has a prefix; a link to nothing in this text stays
 * as its words. `#` and `#top` lead to the top of the page, as HTML says.
 */
export function rehypeAnchors() {
  return (tree: Root) => {
    const ids = new Set<string>();
    visit(tree, "element", ({ properties }) => {
      if (properties.id) ids.add(String(properties.id));
    });
    visit(tree, "element", (link, index, parent) => {
      if (link.tagName !== "a" || !parent || index === undefined) return;
      const [, fragment] = /^#(.+)$/.exec(String(link.properties.href)) ?? [];
      if (!fragment) return;
      const id = findId(fragment, ids);
      if (id) link.properties.href = `#${id}`;
      if (id || fragment === "top") return;
      parent.children.splice(index, 1, ...link.children);
      return [SKIP, index];
    });
  };
}

function findId(fragment: string, ids: Set<string>): string | undefined {
  const name = decode(fragment);
  const candidates = [fragment, name, ...[name, slug(name)].map(sectionId), footnotePrefix + fragment];
  return candidates.find((id) => ids.has(id));
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
