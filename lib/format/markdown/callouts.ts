import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";

const names = { note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution" };
type Kind = keyof typeof names;

/** `> [!NOTE]` and the like become callouts, as on GitHub. */
export function rehypeCallouts() {
  return (tree: Root) => {
    visit(tree, { tagName: "blockquote" }, (quote) => {
      if (quote.type !== "element") return;
      const first = quote.children.find((child) => child.type === "element");
      const text = first?.tagName === "p" ? first.children[0] : undefined;
      const [marker, kind] = (text?.type === "text" && /^\[!(\w+)\][^\S\n]*(?:\n|$)/.exec(text.value)) || [];
      const known = kind?.toLowerCase();
      if (!first || text?.type !== "text" || !marker || !isKind(known)) return;
      text.value = text.value.slice(marker.length);
      if (text.value === "") first.children.shift();
      if (isBreak(first.children[0])) first.children.shift();
      if (first.children.length === 0) quote.children.splice(quote.children.indexOf(first), 1);
      quote.tagName = "div";
      quote.properties = { role: "note", className: ["callout", `callout-${known}`] };
      quote.children.unshift(titleOf(known));
    });
  };
}

const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && Object.hasOwn(names, kind);

/** Two spaces or a backslash after the marker. */
const isBreak = (node: ElementContent | undefined) => node?.type === "element" && node.tagName === "br";

/** A `bdi` does not count when the direction of the callout is found. */
const titleOf = (kind: Kind): Element => ({
  type: "element",
  tagName: "p",
  properties: { className: ["callout-title"] },
  children: [
    {
      type: "element",
      tagName: "bdi",
      properties: { lang: "en" },
      children: [{ type: "text", value: names[kind] }],
    },
  ],
});
