import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { nameSections, type Section } from "./sections";

/** The sections of a lesson's text alone, named exactly as where it is typeset. */
export function listSections(text: string): Section[] {
  const sections: Section[] = [];
  ReactMarkdown({ children: text, remarkPlugins: [remarkGfm], rehypePlugins: [[nameSections, sections]] });
  return sections;
}
