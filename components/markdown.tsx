import type { ComponentProps, ReactElement, ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { highlightCode } from "@/lib/markdown/highlight";
import { setFigures, setKeys } from "@/lib/markdown/inline";
import { nameSections, type Section } from "@/lib/markdown/sections";

/** A creator's text, typeset; `typeset` says how. */
export function Markdown({ text }: { text: string }) {
  return typeset(text).body;
}

/**
 * Typesets a creator's text (the rules are in prose.css), and lists its sections. Raw HTML in it stays text, links keep
 * only harmless protocols, and its headings begin below the page's own. `underHeading` is put below each section's.
 */
export function typeset(
  text: string,
  underHeading?: UnderHeading,
): { body: ReactElement; sections: Section[] } {
  const sections: Section[] = [];
  // Called, not rendered: the sections are known once it returns.
  const content = ReactMarkdown({
    children: text,
    remarkPlugins: [remarkGfm],
    remarkRehypeOptions: { footnoteLabel: "Notes", footnoteLabelProperties: {} },
    rehypePlugins: [setKeys, [nameSections, sections], highlightCode, setFigures],
    components: { ...COMPONENTS, ...headings(underHeading) },
  });
  return { body: <div className="prose">{content}</div>, sections };
}

type UnderHeading = (id: string) => ReactNode;

/** Headings link to themselves, so that a section can be shared; one that holds a link stays as it is. */
function headings(underHeading?: UnderHeading): Components {
  const heading = (Level: "h2" | "h3"): Components["h2"] =>
    function Heading({ node, children, ...props }) {
      const isLink = props.id?.startsWith("s-") && !node?.children.some(isAnchor);
      return (
        <>
          <Level {...props}>{isLink ? <a href={`#${props.id}`}>{children}</a> : children}</Level>
          {props.id?.startsWith("s-") && underHeading?.(props.id)}
        </>
      );
    };
  return { h1: heading("h2"), h2: heading("h2"), h3: heading("h3") };
}

const isAnchor = (node: { type: string; tagName?: string }) => node.tagName === "a";

const COMPONENTS: Components = {
  a: ({ node, ...props }) => (
    <a {...props} rel={props.href?.startsWith("#") ? undefined : "nofollow noreferrer"} />
  ),
  // biome-ignore lint/performance/noImgElement: a lesson's picture is a file of the shop's own: the content security policy allows no other
  img: ({ node, alt, ...props }) => <img {...props} alt={alt ?? ""} loading="lazy" decoding="async" />,
  input: ({ node, ...props }) => <input {...props} aria-label={props.checked ? "Done" : "To do"} />,
  // What is wider than a phone scrolls by itself, also with the keyboard.
  table: ({ node, ...props }) => (
    <Scrollable label="Table">
      <table {...props} />
    </Scrollable>
  ),
  pre: ({ node, ...props }) => (
    <Scrollable label="Code">
      <pre {...props} />
    </Scrollable>
  ),
};

function Scrollable({ label, ...props }: ComponentProps<"div"> & { label: string }) {
  // A group, not a section: a lesson has many, and landmarks of one name would fill a screen reader's list.
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard
  return <div role="group" aria-label={label} tabIndex={0} className="scrollable" {...props} />;
}
