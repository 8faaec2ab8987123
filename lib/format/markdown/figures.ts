import type { Root } from "hast";
import { visit } from "unist-util-visit";

/** A picture alone in its paragraph, with a title, becomes a figure with the title as its caption. */
export function rehypeFigures() {
  return (tree: Root) => {
    visit(tree, { tagName: "p" }, (paragraph) => {
      if (paragraph.type !== "element") return;
      const [image, ...rest] = paragraph.children;
      if (image?.type !== "element" || image.tagName !== "img" || rest.length > 0) return;
      const { title, ...properties } = image.properties;
      if (!title) return;
      paragraph.tagName = "figure";
      image.properties = properties;
      paragraph.children.push({
        type: "element",
        tagName: "figcaption",
        properties: {},
        children: [{ type: "text", value: String(title) }],
      });
    });
  };
}
