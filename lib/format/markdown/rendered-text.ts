import { z } from "zod";
import { section } from "./sections.ts";

/** Increase it whenever the same text becomes other HTML: stored texts are then rendered again. */
export const rendererVersion = 3;

/**
 * A creator's text as HTML, in pieces of which each but the last ends with the heading of a section. `isPlain`: it was
 * too costly to typeset, so it is shown as it was typed.
 */
export const renderedText = z.object({
  html: z.array(z.string()),
  sections: z.array(section),
  hasFormulas: z.boolean(),
  isPlain: z.boolean(),
});
export type RenderedText = z.infer<typeof renderedText>;

/** The text as it was typed. */
export function toPlainText(text: string): RenderedText {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return {
    html: [`<div class="plain-text" dir="auto">${escaped}</div>`],
    sections: [],
    hasFormulas: false,
    isPlain: true,
  };
}
