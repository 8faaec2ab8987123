import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import rehypeAutolinkHeadings from "rehype-autolink-headings";
import rehypeHighlight from "rehype-highlight";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import { rehypeAllowedHtml } from "./allowed-html.ts";
import { rehypeAnchors } from "./anchors.ts";
import { rehypeCallouts } from "./callouts.ts";
import { rehypeFigures } from "./figures.ts";
import { rehypePageAttributes } from "./page-attributes.ts";
import { rehypeFormulas } from "./rehype-formulas.ts";
import { remarkEmphasis } from "./remark-emphasis.ts";
import { remarkFormulas } from "./remark-formulas.ts";
import type { RenderedText } from "./rendered-text.ts";
import { rehypeScrollables } from "./scrollables.ts";
import { isLinkableSection, rehypeSections, type Section, sectionPrefix } from "./sections.ts";

/** Most letters of HTML that a page sends. */
const maxHtmlLength = 2_000_000;

/**
 * A creator's text as HTML. Raw HTML in it becomes text but for a few tags; URLs keep only safe protocols. Its time and
 * memory have no bound: pages call renderInWorker.
 * @throws RangeError when the text is nested too deeply or its HTML is too long.
 */
export function renderMarkdown(text: string): RenderedText {
  const file = new VFile(text);
  const tree = pipeline.runSync(pipeline.parse(file), file);
  const { sections = [], hasFormulas = false } = file.data;
  const html = splitAfterHeadings(tree, sections);
  const length = html.reduce((sum, piece) => sum + piece.length, 0);
  if (length > maxHtmlLength) throw new RangeError(`${length} letters of HTML`);
  return { html, sections, hasFormulas, isPlain: false };
}

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkEmphasis)
  .use(remarkFormulas)
  .use(remarkRehype, { allowDangerousHtml: true, footnoteLabel: "Notes", footnoteLabelProperties: {} })
  .use(rehypeAllowedHtml)
  .use(rehypeRaw)
  // Ids come only from these plugins, which prefix them already.
  .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: "" })
  .use(rehypeSlug, { prefix: sectionPrefix })
  .use(rehypeSections)
  .use(rehypeAnchors)
  .use(rehypeAutolinkHeadings, { behavior: "wrap", test: isLinkableSection })
  .use(rehypeCallouts)
  .use(rehypeFigures)
  .use(rehypeFormulas)
  .use(rehypeHighlight)
  .use(rehypeScrollables)
  .use(rehypePageAttributes)
  .freeze();

/** One piece more than there are sections: each but the last ends with the heading of a section. */
function splitAfterHeadings(tree: Root, sections: Section[]): string[] {
  const ids = new Set(sections.map(({ id }) => id));
  const ends = tree.children.flatMap((node, index) =>
    node.type === "element" && ids.has(String(node.properties.id)) ? index + 1 : [],
  );
  return [0, ...ends].map((start, piece) => {
    const children = tree.children.slice(start, ends[piece]);
    return toHtml({ type: "root", children }, { allowDangerousHtml: true });
  });
}
