import type { Element, Parents, Properties, Root } from "hast";
import { visit } from "unist-util-visit";

/** What a page needs beyond the text: link relations, lazy pictures, names of check boxes, and text direction. */
export function rehypePageAttributes() {
  return (tree: Root) => {
    visit(tree, "element", (node, _index, parent) => {
      Object.assign(node.properties, attributesOf(node));
      if (isBlock(node, parent, tree)) node.properties.dir = "auto";
    });
  };
}

/** Blocks inside inherit: HTML leaves out elements with a direction of their own when it looks for their parent's. */
const isBlock = ({ tagName }: Element, parent: Parents | undefined, tree: Root) =>
  parent === tree ? tagName !== "section" : parent?.type === "element" && parent.tagName === "section";

function attributesOf({ tagName, properties }: Element): Properties {
  switch (tagName) {
    case "a":
      return String(properties.href).startsWith("#") ? {} : { rel: ["nofollow", "noreferrer"] };
    case "img":
      return { alt: properties.alt ?? "", loading: "lazy", decoding: "async", ...sizeOf(properties.src) };
    case "input":
      return { ariaLabel: properties.checked ? "Done" : "To do" };
    case "code":
      return { dir: "ltr" };
    default:
      return {};
  }
}

/** Of a picture that was uploaded for the lesson, so that the text does not move when it arrives. */
function sizeOf(src: Properties[string]): Properties {
  const [, width, height] = /^\/files\/[\da-f-]{36}\?size=(\d{1,4})x(\d{1,4})$/.exec(String(src)) ?? [];
  return width && height ? { width, height } : {};
}
