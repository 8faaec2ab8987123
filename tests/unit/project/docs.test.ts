import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { executors } from "../../support/database/executors.ts";

const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "tests/sandbox/README.md"].concat(
  globSync("docs/**/*.md"),
);
const read = (file: string) => readFileSync(file, "utf8");
const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");
const rowsOf = (text: string) => text.split("\n").filter((line) => line.startsWith("| "));

/** GitHub's anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

function isBroken(file: string, link: string): boolean {
  const [path = "", anchor] = link.split("#", 2);
  const target = path ? join(dirname(file), path) : file;
  if (!existsSync(target)) return true;
  return (
    anchor !== undefined &&
    !all(/^#+ (.+)$/gm, read(target))
      .map(anchorOf)
      .includes(anchor)
  );
}

test("README.md names every folder of lib and of tests", () => {
  const folders = globSync("{lib,tests}/*/").map((path) => basename(path));
  expect(folders.filter((folder) => !read("README.md").includes(`\`${folder}\``))).toEqual([]);
});

test("README.md has at most 6,000 bytes", () => {
  expect(statSync("README.md").size).toBeLessThanOrEqual(6000);
});

describe.each(documents)("%s", (file) => {
  const text = read(file);

  test("has no broken relative link", () => {
    const links = all(/\]\(([^)\s]+)\)/g, text).filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => isBroken(file, link))).toEqual([]);
  });

  test("names only paths that exist", () => {
    const folders = /^(app|components|lib|supabase|types|tests|docs|public)\/[^\s…<>=]+$/;
    const rootFile = /^(server|proxy|instrumentation|next\.config|vitest\.config)\.ts$/;
    const paths = all(/`([^`\n]+)`/g, text).filter((code) => folders.test(code) || rootFile.test(code));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("names only npm scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const used = all(/npm run ([\w:]+)/g, text).concat(all(/npm (test|start)\b/g, text));
    expect(used.filter((script) => !(script in scripts))).toEqual([]);
  });
});

test("the fault table has every row from 1 to 53, in order", () => {
  const numbers = rowsOf(read("docs/payments.md"))
    .map((row) => Number(row.match(/^\| (\d+) +\|/)?.[1]))
    .filter((number) => number > 0);
  expect(numbers).toEqual(Array.from({ length: 53 }, (_, index) => index + 1));
});

test("every name in the glossary occurs in the source", () => {
  const source = globSync(["*.ts", "{app,lib,supabase/migrations,types}/**/*.{ts,tsx,sql}"])
    .map(read)
    .join("\n");
  const names = rowsOf(read("docs/glossary.md")).flatMap((row) =>
    all(/`([A-Za-z_]+)`/g, row.split(" | ")[2] ?? ""),
  );
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
});

test("the index of decisions lists every decision, numbered without a gap", () => {
  const files = globSync("docs/decisions/[0-9]*.md")
    .map((file) => file.slice("docs/decisions/".length))
    .sort();
  expect(all(/\]\((\d{4}-[\w-]+\.md)\)/g, read("docs/decisions/README.md"))).toEqual(files);
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
});

test("docs/api.md has every method of every route under app/api, and no other", () => {
  const methods = /^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm;
  const routes = globSync("app/api/**/route.ts").flatMap((file) => {
    const path = file.slice("app".length, -"/route.ts".length).replace(/\[(\w+)\]/g, ":$1");
    return all(methods, read(file)).map((method) => `${method} ${path}`);
  });
  expect([...new Set(all(/`([A-Z]+ \/api\/[\w/:-]*)/g, read("docs/api.md")))].sort()).toEqual(routes.sort());
});

test(".env.example, docs/deploy.md and the configuration have the same variables", () => {
  const ofBuild = ["NEXT_DEPLOYMENT_ID", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];
  const configured = all(/^ {4}([A-Z_]+):/gm, read("lib/env.ts")).filter((name) => name !== "NODE_ENV");
  expect(all(/^(?:# )?([A-Z_]+)=/gm, read(".env.example")).sort()).toEqual(
    [...configured, ...ofBuild].sort(),
  );
  const deploy = read("docs/deploy.md");
  expect([...configured, ...ofBuild].filter((name) => !deploy.includes(`\`${name}`))).toEqual([]);
});

test("every npm script is in a document", () => {
  const texts = [...documents, ...globSync("tests/*/README.md")].map(read).join("\n");
  const scripts = Object.keys(JSON.parse(read("package.json")).scripts);
  expect(scripts.filter((name) => !new RegExp(`npm (run )?${name}(?![\\w:])`).test(texts))).toEqual([]);
});

test("docs/performance.md tells of each function that visitors or members may call what bounds it", () => {
  const [, section = ""] = read("docs/performance.md").split("## What can be asked past the shop");
  const callable = executors
    .filter(([, roles]) => roles.some((role) => role !== "service_role"))
    .flatMap(([signature]) => all(/^public\.(\w+)/g, signature));
  expect(callable.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
});
