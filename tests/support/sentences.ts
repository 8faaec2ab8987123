import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import ts from "typescript";

export type Sentence = { file: string; line: number; text: string };

/**
 * `npm run sentences`: everything that the shop says to people, with its place, for a person who translates it one day.
 * Texts of JSX, and strings that read like words: with a capital letter or a space, outside of class names, URLs and
 * code. An amount or a name put into a sentence is shown as `{…}`.
 */
export function listSentences(root: string): Sentence[] {
  const files = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: root }).sort();
  return files.flatMap((file) => sentencesOf(file, readFileSync(`${root}/${file}`, "utf8")));
}

export function sentencesOf(file: string, code: string): Sentence[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Sentence[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null && isSaid(node, text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ file, line: line + 1, text });
    }
    if (!isSilent(node)) node.forEachChild(visit);
  };
  source.forEachChild(visit);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return tidy(node.text);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return tidy(node.text);
  if (ts.isTemplateExpression(node))
    return tidy(node.head.text + node.templateSpans.map((span) => `{…}${span.literal.text}`).join(""));
  return null;
}

const tidy = (text: string) => text.replaceAll(/\s+/g, " ").trim();

function isSaid(node: ts.Node, text: string): boolean {
  if (!/\p{L}{2}/u.test(text.replaceAll("{…}", ""))) return false;
  if (ts.isJsxText(node)) return true;
  if (ts.isJsxAttribute(node.parent))
    return spoken.has(node.parent.name.getText()) && /^\p{Lu}| /u.test(text);
  return (
    /^[\p{Lu}“]\S*( |$)|^\S+ .*[.:?!]$/u.test(text) &&
    !/^[A-Z_0-9, ]+$|[<>;=]|^\w+-\w+ |^\w+Error$|^PT\{/.test(text)
  );
}

const spoken = new Set(["label", "title", "alt", "placeholder", "hint", "aria-label", "content", "name"]);

/** What no visitor ever reads. */
function isSilent(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isRegularExpressionLiteral(node)) return true;
  if (ts.isJsxAttribute(node)) return /^(className|href|action|id|d|viewBox)$/.test(node.name.getText());
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  return ts.isCallExpression(node) && /^(log|z|console)\b/.test(node.expression.getText());
}

if (import.meta.filename === process.argv[1]) {
  for (const { file, line, text } of listSentences(process.cwd())) {
    console.log(`${relative("", file)}:${line}\t${text}`);
  }
}
