import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import katex from "katex";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { scrollable } from "./scrollables.ts";

declare module "vfile" {
  interface DataMap {
    hasFormulas: boolean;
  }
}

/** Sets `$…$`, `$$…$$` and code of the language "math". What KaTeX cannot read stays as it was typed. */
export function rehypeFormulas() {
  return (tree: Root, file: VFile) => {
    visit(tree, "element", (node, index, parent) => {
      if (!parent || index === undefined) return;
      const code = node.tagName === "pre" ? onlyChild(node) : node;
      if (code?.tagName !== "code" || !classesOf(code).includes("language-math")) return;
      const formula = setFormula(textOf(code), node.tagName === "pre");
      if (!formula) {
        delete code.properties.className;
        return SKIP;
      }
      file.data.hasFormulas = true;
      parent.children[index] = formula;
      return SKIP;
    });
  };
}

/**
 * `trust` off: no `\href`, `\includegraphics`, `\htmlStyle`, `\htmlData`; these are shown as typed. Sizes are at most
 * 20 em, macros are expanded at most 1,000 times (katex.org/docs/options).
 */
const options = {
  trust: false,
  strict: "ignore",
  maxSize: 20,
  maxExpand: 1000,
  errorColor: "currentColor",
} as const;

function setFormula(tex: string, displayMode: boolean): Element | null {
  try {
    const html = katex.renderToString(tex, { ...options, displayMode });
    const formula = span({ dir: "ltr" }, [{ type: "raw", value: html }]);
    return displayMode ? scrollable("Formula", [formula]) : formula;
  } catch (error) {
    if (error instanceof katex.ParseError) return null;
    throw error;
  }
}

const span = (properties: Element["properties"], children: ElementContent[]): Element => ({
  type: "element",
  tagName: "span",
  properties,
  children,
});

function onlyChild({ children: [child, ...others] }: Element): Element | null {
  return child?.type === "element" && others.length === 0 ? child : null;
}

const classesOf = ({ properties: { className } }: Element) => (Array.isArray(className) ? className : []);
