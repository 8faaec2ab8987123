import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const installed = "node_modules/katex/dist";
const served = "public/katex";

test("the style sheet is that of the installed KaTeX, with WOFF2 fonts alone", () => {
  const css = readFileSync(`${installed}/katex.min.css`, "utf8");
  const woff2Only = css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, "");
  expect(readFileSync(`${served}/katex.min.css`, "utf8")).toBe(woff2Only);
});

test("the fonts are those of the installed KaTeX", () => {
  const names = readdirSync(`${installed}/fonts`).filter((name) => name.endsWith(".woff2"));
  expect(readdirSync(`${served}/fonts`)).toEqual(names);
  for (const name of names)
    expect(readFileSync(`${served}/fonts/${name}`)).toEqual(readFileSync(`${installed}/fonts/${name}`));
});
