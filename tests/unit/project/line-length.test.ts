import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

const maxLength = 120;
/** A longer string or template, a class list among them, is not broken for the sake of the line. */
const maxBreakable = 80;

const files = globSync("{*,{app,components,lib,tests,types}/**/*}.{ts,tsx}").filter(
  // Generated.
  (file) => file !== "types/database.ts" && file !== "next-env.d.ts",
);

test("no line is longer than 120 characters, but for a long string in it", () => {
  expect(files).toContain("proxy.ts");
  expect(files.flatMap((file) => longLines(file, readFileSync(file, "utf8")))).toEqual([]);
});

test("a long comment or call is found, a long string is not", () => {
  const call = `const sum = add(${"one, ".repeat(25)});`;
  const text = `const text = "${"word ".repeat(25)}";`;
  expect(longLines("a.ts", [`// ${"word ".repeat(25)}`, call, text, "// short"].join("\n"))).toEqual([
    "a.ts:1",
    "a.ts:2",
  ]);
});

function longLines(file: string, code: string): string[] {
  const long = code.split("\n").flatMap((line, index) => (line.length > maxLength ? [index] : []));
  if (long.length === 0) return [];
  const exempt = linesOfLongStrings(file, code);
  return long.filter((line) => !exempt.has(line)).map((line) => `${file}:${line + 1}`);
}

function linesOfLongStrings(file: string, code: string): Set<number> {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const lines = new Set<number>();
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    const isLong = node.getEnd() - node.getStart() > maxBreakable;
    if (isLong && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)))
      for (let line = lineOf(node.getStart()); line <= lineOf(node.getEnd()); line++) lines.add(line);
    node.forEachChild(visit);
  };
  visit(source);
  return lines;
}
