import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectDir } from "../../sandbox/config.ts";

const flags = readFileSync(`${projectDir}tests/sandbox/README.md`, "utf8").match(/^\| `(--[^`]*)`/gm) ?? [];
const nameOf = (flag: string) => flag.replace(/^\| `|`$/g, "");

test("--help prints every option, and starts nothing", () => {
  const dev = `${projectDir}tests/sandbox/dev.ts`;
  const text = execFileSync(process.execPath, [dev, "--help"], { encoding: "utf8" });
  expect(flags.length).toBeGreaterThan(3);
  for (const flag of flags) expect(text).toContain(nameOf(flag));
  expect(text).not.toContain("…");
});
