import { isolate } from "@/lib/format/isolate";

/** A text in both forms of a mail. */
export type Prose = { html: string; text: string };

/** What people wrote: its direction and language are its own. */
export type Name = { name: string; language?: string };

/**
 * Text with values in it: prose`Paid for ${{ name: title }}`. Values are escaped in HTML; names are isolated, so that
 * their direction does not change the order of what stands around them.
 */
export const prose = (strings: TemplateStringsArray, ...values: (string | number | Name | Prose)[]): Prose =>
  join(strings.flatMap((text, index) => [plain(text), toProse(values[index] ?? "")]));

const join = (parts: Prose[]): Prose => ({
  html: parts.map(({ html }) => html).join(""),
  text: parts.map(({ text }) => text).join(""),
});

function toProse(value: string | number | Name | Prose): Prose {
  if (typeof value !== "object") return plain(String(value));
  if ("html" in value) return value;
  const language = value.language ? ` lang="${escapeHtml(value.language)}"` : "";
  return {
    html: `<bdi dir="auto"${language}>${escapeHtml(value.name)}</bdi>`,
    text: isolate(value.name),
  };
}

const plain = (text: string): Prose => ({ html: escapeHtml(text), text });

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
