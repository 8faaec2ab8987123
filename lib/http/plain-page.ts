import { createHash } from "node:crypto";

/** Both are text, not HTML. */
type Content = { title: string; text: string };

/** A page that needs nothing else: no session, no configuration, no script, no other file. */
export function plainPage(status: number, { title, text }: Content): Response {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text).replaceAll("\n", "<br>")}</p>
<p><a href="/">To the front page</a></p>
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

const style =
  ":root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}" +
  "body{max-width:36rem;margin:12vh auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.75rem;line-height:1.2}";
const styleHash = createHash("sha256").update(style).digest("base64");

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
