import { Fragment, type ReactNode } from "react";
import type { RenderedText } from "@/lib/format/markdown/rendered-text";
import { FormulaStyles } from "./formula-styles";

/** A creator's text, typeset by prose.css; `afterHeading` is put after each section's heading. */
export function Markdown({ text, language, afterHeading }: MarkdownProps) {
  const { html, sections, hasFormulas, isPlain } = text;
  const pieces = afterHeading ? html : [html.join("")];
  return (
    <>
      {hasFormulas && <FormulaStyles />}
      {isPlain && (
        <p className="mb-6 border-y border-line py-3 text-small text-soft">
          This text is shown as it was typed: its formatting is too complex to be set.
        </p>
      )}
      <div className="prose" lang={language}>
        {pieces.map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in order
          <Fragment key={index}>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: lib/format/markdown has sanitised it */}
            <div className="piece" dangerouslySetInnerHTML={{ __html: piece }} />
            {sections[index] && afterHeading?.(sections[index].id)}
          </Fragment>
        ))}
      </div>
    </>
  );
}

type MarkdownProps = {
  text: RenderedText;
  language: string;
  afterHeading?: ((sectionId: string) => ReactNode) | undefined;
};
