import type { ClaimedMail } from "@/lib/mails/claimed-mail";
import type { Prose } from "@/lib/mails/texts/prose";

export type Link = { label: string; url: string };

/** What a mail says, apart from how it looks. */
export type MailContent = {
  /** One line of plain text. */
  subject: string;
  heading: Prose;
  paragraphs: Prose[];
  /** Figures under the text. */
  facts: [label: string, value: Prose][];
  /** The one thing to do, and what else may be of use. */
  action: Link;
  links?: Link[];
  /** Why the recipient gets it. */
  footer: string;
};

/** URLs of the shop. */
export const urlsOf = (siteUrl: string) => ({
  lesson: (slug: string) => `${siteUrl}/lessons/${slug}`,
  purchase: (id: string) => `${siteUrl}/purchases/${id}`,
  sale: (id: string) => `${siteUrl}/sales/${id}`,
  sales: `${siteUrl}/sales`,
  credits: `${siteUrl}/credits`,
  settings: `${siteUrl}/settings`,
});

export type Urls = ReturnType<typeof urlsOf>;

/** What writes one kind of mail. */
export type Writer<Mail extends ClaimedMail> = (mail: Mail, urls: Urls) => MailContent;

const longest = 80;

/** A title in a subject: shortened at a letter, on one line. */
export function shorten(title: string): string {
  const line = title.replace(/[\p{Cc}\s]+/gu, " ").trim();
  if (line.length <= longest) return line;
  const letters = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : line;
}
