import type { ComponentProps } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

/**
 * A creator's text, typeset (the rules are in prose.css). Raw HTML in it stays text, links keep only
 * harmless protocols, and its headings begin below the page's own.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="prose">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

const COMPONENTS: Components = {
  h1: "h2",
  a: ({ node, ...props }) => <a {...props} rel="nofollow noreferrer" />,
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
