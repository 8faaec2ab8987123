import { html, raw } from "hono/html";
import { STYLE } from "./style.ts";

export type Html = ReturnType<typeof html>;

/** A page of the sandbox. `inFrame`: it reports its size to the parent page. */
export function page(title: string, body: Html, inFrame = false): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Stripe sandbox</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>${body}${inFrame ? raw(REPORT_SIZE_SCRIPT) : null}</body>
</html>`;
}

/** The frame is resized to its content. */
const REPORT_SIZE_SCRIPT = `<script>new ResizeObserver(() => parent.postMessage({ sandbox: "size", height: document.documentElement.offsetHeight }, "*")).observe(document.documentElement);</script>`;

export function testModeBadge(): Html {
  return html`<p class="badge">Stripe sandbox · test mode</p>`;
}
