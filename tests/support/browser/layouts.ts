import { devices } from "@playwright/test";

/** What may be set for a part of a file: the kind of browser may not. */
const { defaultBrowserType: _, ...pixel } = devices["Pixel 7"];
const phone = { ...pixel, viewport: { width: 390, height: 844 } };

/** Rows for a table of tests: each width, with and without JavaScript. `npm test` takes the first. */
export const layouts = [
  { layout: "on a phone", use: phone, tag: [] },
  { layout: "without JavaScript", use: { javaScriptEnabled: false }, tag: "@deep" },
  { layout: "on a desktop", use: {}, tag: "@deep" },
  { layout: "on a phone without JavaScript", use: { ...phone, javaScriptEnabled: false }, tag: "@deep" },
];
