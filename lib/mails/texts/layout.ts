import type { Link, MailContent } from "@/lib/mails/content";
import { escapeHtml, type Prose, prose } from "@/lib/mails/texts/prose";

// Mail readers know little CSS: styles stand in the elements, and the dark theme in a style sheet that some leave out.

const dark = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background: #14161d !important; }
  .sheet { background: #1c1f28 !important; border-color: #343845 !important; }
  .ink, .ink a { color: #efebe1 !important; }
  .soft, .soft a { color: #b0aea8 !important; }
  .line { border-color: #343845 !important; }
  .ink .button { background: #a3b5ff !important; color: #14161d !important; }
}`;

const font = "'Figtree', 'Segoe UI', system-ui, -apple-system, sans-serif";

/** A whole HTML document. */
export function toHtml(content: MailContent, unsubscribeUrl?: string): string {
  const { subject, heading, paragraphs, facts, action, links = [] } = content;
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${dark}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#f7f4ec">
<div class="ground ink" style="padding:32px 16px;background:#f7f4ec;color:#1c1e27;font:16px/1.6 ${font}">
<div class="sheet" style="max-width:480px;margin:0 auto;padding:32px 28px;background:#fffdf8;border:1px solid #dcd5c5;border-radius:6px">
<p class="soft" style="margin:0 0 24px;font-size:14px;font-weight:600;letter-spacing:0.02em;color:#595a63">Lectern</p>
<h1 class="ink" style="margin:0 0 12px;font:600 24px/1.25 'Fraunces','Iowan Old Style','Palatino Linotype',Georgia,serif;overflow-wrap:anywhere;color:#1c1e27">${heading.html}</h1>
${paragraphs.map(toParagraph).join("\n")}
${toTable(facts)}
<p style="margin:24px 0"><a class="button" href="${escapeHtml(action.url)}" style="display:inline-block;padding:12px 20px;background:#2543c5;color:#fffdf8;border-radius:6px;font-weight:600;text-decoration:none">${escapeHtml(action.label)}</a></p>
${links.map(toLink).join("\n")}
</div>
<p class="soft" style="max-width:480px;margin:20px auto 0;font-size:14px;line-height:1.5;color:#595a63">${toFooter(content, unsubscribeUrl)}</p>
</div>
</body>
</html>
`;
}

const toParagraph = ({ html }: Prose) =>
  `<p class="ink" style="margin:0 0 16px;overflow-wrap:anywhere;color:#1c1e27">${html}</p>`;

function toTable(facts: MailContent["facts"]): string {
  if (facts.length === 0) return "";
  const rows = facts.map(
    ([label, value]) => `<tr>
<th scope="row" class="soft line" style="padding:8px 16px 8px 0;border-top:1px solid #dcd5c5;font-size:15px;font-weight:400;text-align:left;vertical-align:top;color:#595a63">${escapeHtml(label)}</th>
<td class="ink line" style="padding:8px 0;border-top:1px solid #dcd5c5;font-size:15px;font-variant-numeric:tabular-nums;text-align:right;overflow-wrap:anywhere;color:#1c1e27">${value.html}</td>
</tr>`,
  );
  return `<table style="width:100%;margin:8px 0 0;border-collapse:collapse">${rows.join("\n")}</table>`;
}

const toLink = ({ label, url }: Link) =>
  `<p class="ink" style="margin:0 0 8px;font-size:15px"><a href="${escapeHtml(url)}" style="color:#1c1e27">${escapeHtml(label)}</a></p>`;

const toFooter = ({ footer }: MailContent, url?: string) =>
  `${escapeHtml(footer)}${url ? ` <a href="${escapeHtml(url)}" style="color:#595a63">Switch it off</a>.` : ""}`;

/** The same as plain text. */
export function toText(content: MailContent, unsubscribeUrl?: string): string {
  const { heading, paragraphs, facts, action, links = [], footer } = content;
  const parts = [
    heading,
    ...paragraphs,
    ...(facts.length > 0
      ? [{ text: facts.map(([label, value]) => `${label}: ${value.text}`).join("\n") }]
      : []),
    ...[action, ...links].map(({ label, url }) => ({ text: `${label}:\n${url}` })),
    prose`-- \n${footer}`,
    ...(unsubscribeUrl ? [{ text: `Switch it off:\n${unsubscribeUrl}` }] : []),
  ];
  return `${parts.map(({ text }) => text).join("\n\n")}\n`;
}
