import { html, raw } from "hono/html";
import { STYLE } from "./style.ts";

export type Html = ReturnType<typeof html>;

/** A whole page of the sandbox; `inFrame`: inside a shop's page. */
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
<body>${body}${inFrame ? raw(TELL_SIZE) : null}</body>
</html>`;
}

/** The frame is as high as what it shows. */
const TELL_SIZE = `<script>new ResizeObserver(() => parent.postMessage({ sandbox: "size", height: document.documentElement.offsetHeight }, "*")).observe(document.documentElement);</script>`;

/** The label that no page goes without: nothing here is real money. */
export function testModeBadge(): Html {
  return html`<p class="badge">Stripe sandbox · test mode</p>`;
}
