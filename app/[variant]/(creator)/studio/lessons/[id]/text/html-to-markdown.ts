import type { Element, Parents, Root } from "hast";
import { toMdast } from "hast-util-to-mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { SKIP, visit } from "unist-util-visit";

/** Pasted HTML as Markdown. What no reader could load, and what is no URL of the web, is left out. */
export function htmlToMarkdown(tree: Root): string {
  visit(tree, "element", (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (isDropped(node)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (isBare(node)) {
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index];
    }
    setMarks(node);
    return moveSpacesOut(node, index, parent);
  });
  return toMarkdown(toMdast(tree), {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    fences: true,
    listItemIndent: "one",
    extensions: [gfmToMarkdown()],
  }).trim();
}

function isDropped({ tagName, properties }: Element): boolean {
  if (/^(style|script|template|title|meta|link|head)$/.test(tagName)) return true;
  // A picture within the clipboard, or on the disk of who copied it.
  return tagName === "img" && !/^https?:/i.test(String(properties.src ?? ""));
}

/** Google Docs wraps all that is copied in a `b` that is not bold; a link that leads nowhere is its text. */
function isBare({ tagName, properties }: Element): boolean {
  if (tagName === "b") return /font-weight:\s*(normal|400)/i.test(String(properties.style ?? ""));
  return tagName === "a" && !/^(https?|mailto|tel):/i.test(String(properties.href ?? ""));
}

/** Word processors write bold and italic as styles. */
function setMarks(node: Element): void {
  if (node.tagName !== "span") return;
  const style = String(node.properties.style ?? "");
  const isBold = /font-weight:\s*(bold|[6-9]00)/i.test(style);
  const isItalic = /font-style:\s*italic/i.test(style);
  node.properties = {};
  if (isBold && isItalic)
    node.children = [{ type: "element", tagName: "em", properties: {}, children: node.children }];
  if (isBold) node.tagName = "strong";
  else if (isItalic) node.tagName = "em";
}

/** Spaces at the ends of what is marked stand outside of the marks, which are none otherwise (CommonMark 6.2). */
function moveSpacesOut(node: Element, index: number, parent: Parents) {
  if (!/^(b|strong|i|em|del|s)$/.test(node.tagName)) return;
  const [first, last] = [node.children[0], node.children.at(-1)];
  const before = first?.type === "text" ? first.value.match(/^\s+/)?.[0] : undefined;
  if (before && first?.type === "text") first.value = first.value.slice(before.length);
  const after = last?.type === "text" ? last.value.match(/\s+$/)?.[0] : undefined;
  if (after && last?.type === "text") last.value = last.value.slice(0, -after.length);
  if (after) parent.children.splice(index + 1, 0, { type: "text", value: after });
  if (before) parent.children.splice(index, 0, { type: "text", value: before });
  return before ? index + 2 : undefined;
}
