import { createHash } from "node:crypto";
import { passwordFields } from "../forms/secret-fields.ts";

/**
 * Text, not HTML. `resend`: a form whose button sends it again; its files and passwords are asked for. `first`: a
 * page to go to before, in another tab.
 */
type Content = { title: string; text: string; resend?: FormData; first?: { path: string; label: string } };

/** A page that needs nothing else: no session, no configuration, no script, no other file. */
export function plainPage(status: number, { title, text, resend, first }: Content): Response {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text).replaceAll("\n", "<br>")}</p>
${resend ? toForm(resend, first) : ""}<p><a href="/">To the front page</a></p>
</html>
`;
  return new Response(body, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
      "cache-control": "no-store",
    },
  });
}

const toForm = (
  form: FormData,
  first: Content["first"],
) => `<form method="post" enctype="multipart/form-data">
${[...form].map(toField).join("")}${first ? toLink(first) : ""}<p><button>Send it again</button></p>
</form>
`;

const toLink = ({ path, label }: { path: string; label: string }) =>
  `<p><a href="${escapeHtml(path)}" target="_blank">${escapeHtml(label)}</a></p>\n`;

function toField([name, value]: [string, FormDataEntryValue]): string {
  const field = `name="${escapeHtml(name)}"`;
  if (typeof value !== "string")
    return value.size > 0 ? labelled(`Please choose ${value.name} again`, `type="file" ${field}`) : "";
  if (passwordFields.has(name))
    return labelled("Please type the password again", `type="password" ${field} required`);
  return `<input type="hidden" ${field} value="${escapeHtml(value)}">\n`;
}

const labelled = (label: string, attributes: string) =>
  `<p><label>${escapeHtml(label)}<br><input ${attributes}></label></p>\n`;

const style =
  ":root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}" +
  "body{max-width:36rem;margin:12vh auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.75rem;line-height:1.2}button,input{font:inherit;max-width:100%}button{padding:.5em 1em}";
const styleHash = createHash("sha256").update(style).digest("base64");

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
