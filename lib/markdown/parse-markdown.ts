import type { Root } from "hast";
import rehypeAutolinkHeadings from "rehype-autolink-headings";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import { rehypeFigures } from "./figures";
import { rehypeRawToText, remarkKbd } from "./raw-html";
import { isLinkableSection, rehypeSections, type Section, sectionPrefix } from "./sections";

/** A creator's text as a syntax tree, with its sections. Raw HTML in it becomes text; URLs keep only safe protocols. */
export function parseMarkdown(text: string): { tree: Root; sections: Section[] } {
  const file = new VFile(text);
  const tree = typesetter.runSync(typesetter.parse(file), file);
  return { tree, sections: file.data.sections ?? [] };
}

/** The sections alone, without the work that only a page needs. */
export function listSections(text: string): Section[] {
  const file = new VFile(text);
  outliner.runSync(outliner.parse(file), file);
  return file.data.sections ?? [];
}

const outliner = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkKbd)
  .use(remarkRehype, { allowDangerousHtml: true, footnoteLabel: "Notes", footnoteLabelProperties: {} })
  .use(rehypeSlug, { prefix: sectionPrefix })
  .use(rehypeSections)
  .freeze();

const typesetter = outliner()
  .use(rehypeRawToText)
  // Ids come only from these plugins, which prefix them already.
  .use(rehypeSanitize, { ...defaultSchema, clobberPrefix: "" })
  .use(rehypeAutolinkHeadings, { behavior: "wrap", test: isLinkableSection })
  .use(rehypeHighlight)
  .use(rehypeFigures)
  .freeze();
