import type { Element, ElementContent, Root } from "hast";

type Parent = Root | Element;

/** A picture alone in its paragraph, with a title, becomes a figure with the title as its caption. */
export function setFigures() {
  return (tree: Root) => {
    tree.children = tree.children.map((node) => {
      const picture = node.type === "element" && node.tagName === "p" && pictureIn(node);
      if (!picture) return node;
      const { title, ...properties } = picture.properties;
      return element("figure", [
        { ...picture, properties },
        element("figcaption", [{ type: "text", value: String(title) }]),
      ]);
    });
  };
}

/** `<kbd>…</kbd>` is the one piece of HTML that a lesson may hold, and only around plain text. */
export function setKeys() {
  return (tree: Root) => walk(tree);
}

function walk(parent: Parent): void {
  for (let index = 0; index < parent.children.length; index++) {
    const [open, text, close] = parent.children.slice(index, index + 3);
    const isKey = isRaw(open, "<kbd>") && text?.type === "text" && isRaw(close, "</kbd>");
    if (isKey) parent.children.splice(index, 3, element("kbd", [text]));
    else if (open?.type === "element") walk(open);
  }
}

/** HTML is a node of its own kind until react-markdown turns it into text (mdast-util-to-hast). */
const isRaw = (node: { type: string } | undefined, html: string) =>
  node?.type === "raw" && "value" in node && node.value === html;

function pictureIn({ children }: Element): Element | undefined {
  const [only, more] = children;
  const isPicture = only?.type === "element" && only.tagName === "img" && only.properties.title;
  return isPicture && !more ? only : undefined;
}

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: "element",
  tagName,
  properties: {},
  children,
});
