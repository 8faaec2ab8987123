import type { Root } from "hast";
import { type Components, toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { ComponentProps, ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";

/** A creator's text (see lib/markdown), typeset by prose.css; `afterHeading` is put after each section's heading. */
export function Markdown({ tree, afterHeading }: MarkdownProps) {
  const components = afterHeading ? { ...COMPONENTS, ...headingsWith(afterHeading) } : COMPONENTS;
  return <div className="prose">{toJsxRuntime(tree, { Fragment, jsx, jsxs, components })}</div>;
}

type MarkdownProps = { tree: Root; afterHeading?: AfterHeading | undefined };
type AfterHeading = (sectionId: string) => ReactNode;

function headingsWith(afterHeading: AfterHeading): Partial<Components> {
  const heading = (Level: "h2" | "h3") =>
    function Heading(props: ComponentProps<"h2">) {
      return (
        <>
          <Level {...props} />
          {props.id?.startsWith("s-") && afterHeading(props.id)}
        </>
      );
    };
  return { h2: heading("h2"), h3: heading("h3") };
}

const COMPONENTS: Partial<Components> = {
  a: (props) => <a {...props} rel={props.href?.startsWith("#") ? undefined : "nofollow noreferrer"} />,
  // biome-ignore lint/performance/noImgElement: the content security policy allows only the shop's own files
  img: ({ alt, ...props }) => <img {...props} alt={alt ?? ""} loading="lazy" decoding="async" />,
  input: (props) => <input {...props} aria-label={props.checked ? "Done" : "To do"} />,
  table: (props) => (
    <Scrollable label="Table">
      <table {...props} />
    </Scrollable>
  ),
  pre: (props) => (
    <Scrollable label="Code">
      <pre {...props} />
    </Scrollable>
  ),
};

/** Content wider than a phone scrolls by itself, also with the keyboard. */
function Scrollable({ label, ...props }: ComponentProps<"div"> & { label: string }) {
  // A group, not a section: a lesson has many, and landmarks of one name would fill a screen reader's list.
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard
  return <div role="group" aria-label={label} tabIndex={0} className="scrollable" {...props} />;
}
