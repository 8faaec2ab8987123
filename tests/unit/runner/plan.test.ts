import { globSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failedWith } from "../../support/runner/counts.ts";
import { runPlan } from "../../support/runner/plan.ts";

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

const passing = async () => {};
const failing = () => Promise.reject(new Error("Out of disk."));

test("steps run one after the other, and a failed one does not keep others from running", async () => {
  const ran: string[] = [];
  const step = (name: string, run: () => Promise<void>) => ({
    name,
    run: () => {
      ran.push(name);
      return run();
    },
  });
  const counts = await runPlan([step("lint", failing), step("types", passing)]);
  expect(ran).toEqual(["lint", "types"]);
  expect(counts).toEqual({ passed: 1, failed: 1, failures: ["lint\n    Out of disk."] });
});

test("a step waits for those that it follows only", async () => {
  const first = Promise.withResolvers<void>();
  const counts = await runPlan([
    { name: "slow", run: () => first.promise },
    { name: "quick", after: [], run: async () => first.resolve() },
  ]);
  expect(counts).toEqual({ passed: 2, failed: 0, failures: [] });
});

test("what needs a failed step counts as failed, and so does what needs that", async () => {
  const counts = await runPlan([
    { name: "build", run: failing },
    { name: "shop", needs: ["build"], run: passing },
    { name: "api tests", needs: ["shop"], run: passing, notRun: async () => failedWith("one", "two") },
    { name: "report", run: passing },
  ]);
  expect(counts).toEqual({
    passed: 1,
    failed: 4,
    failures: ["build\n    Out of disk.", "shop\n    did not run: it needs build", "one", "two"],
  });
});

test("a step whose tests cannot be listed counts as one", async () => {
  const counts = await runPlan([
    { name: "build", run: failing },
    { name: "api tests", needs: ["build"], run: passing, notRun: failing },
  ]);
  expect(counts.failures).toEqual(["build\n    Out of disk.", "api tests\n    did not run: it needs build"]);
});

test("a step whose list of tests is empty counts as one", async () => {
  const counts = await runPlan([
    { name: "build", run: failing },
    { name: "api tests", needs: ["build"], run: passing, notRun: async () => failedWith() },
  ]);
  expect(counts.failures).toEqual(["build\n    Out of disk.", "api tests\n    did not run: it needs build"]);
});

test("an interrupted run counts the steps that had not ended as failed", async () => {
  const interrupt = Promise.withResolvers<void>();
  const counts = await runPlan(
    [
      { name: "lint", run: passing },
      {
        name: "api tests",
        run: () => {
          interrupt.resolve();
          return new Promise<void>(() => {});
        },
      },
      { name: "browser tests", run: passing },
    ],
    interrupt.promise,
  );
  expect(counts).toMatchObject({ passed: 1, failed: 2 });
  expect(counts.failures.map((text) => text.split("\n")[0])).toEqual(["api tests", "browser tests"]);
});

test("every project of tests is in a plan, and every file that a project names exists", () => {
  const run = readFileSync("tests/run.ts", "utf8");
  const namesIn = (file: string) =>
    [...readFileSync(file, "utf8").matchAll(/\bname: "(\w+)"/g)].map(([, name]) => name);
  for (const name of namesIn("vitest.config.ts")) expect(run).toContain(`tests("${name}"`);
  for (const name of namesIn("playwright.config.ts"))
    expect(run).toMatch(new RegExp(`browserTests\\([^)]*"${name}"`));
  const named = readFileSync("playwright.config.ts", "utf8").matchAll(/"([\w-]+\.spec\.ts)"/g);
  for (const [, name] of named) expect(globSync(`tests/e2e/**/${name}`), name).toHaveLength(1);
});
