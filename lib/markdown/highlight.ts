import type { Element, Root, RootContent } from "hast";
import { common, createLowlight } from "lowlight";
import { textOf } from "./sections";

const lowlight = createLowlight(common);

/** Marks up the words of code whose language is named and known (classes `hljs-…`, coloured in prose.css). */
export function highlightCode() {
  return (tree: Root) => {
    for (const code of codeBlocksOf(tree.children)) {
      const language = languageOf(code);
      if (!language || !lowlight.registered(language)) continue;
      const { children } = lowlight.highlight(language, textOf(code));
      code.children = children.filter((node) => node.type === "element" || node.type === "text");
    }
  };
}

const codeBlocksOf = (nodes: RootContent[]): Element[] =>
  nodes.flatMap((node) => {
    if (node.type !== "element") return [];
    const [child] = node.children;
    if (node.tagName === "pre" && child?.type === "element" && child.tagName === "code") return [child];
    return codeBlocksOf(node.children);
  });

function languageOf({ properties: { className } }: Element): string | undefined {
  const names = Array.isArray(className) ? className.map(String) : [];
  return names.find((name) => name.startsWith("language-"))?.slice("language-".length);
}
