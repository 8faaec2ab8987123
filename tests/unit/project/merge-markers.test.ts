import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no file holds what a merge has left behind", () => {
  const files = globSync(
    "{*,.github/**/*,{app,components,lib,supabase,tests,types}/**/*}.{ts,tsx,css,sql,md,json,yml}",
  );
  expect(files).toContain("proxy.ts");
  const isMarked = (file: string) => /^(<{7} .*|={7}|>{7} .*)$/m.test(readFileSync(file, "utf8"));
  expect(files.filter(isMarked)).toEqual([]);
});
