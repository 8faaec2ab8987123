import { describe, expect, test } from "vitest";
import { causesLast, withExitCode } from "../../support/runner/counts.ts";
import { countPlaywright } from "../../support/runner/playwright.ts";
import { countVitest } from "../../support/runner/vitest.ts";

// As vitest and Playwright report these cases.

describe("a vitest report", () => {
  type Test = [status: string, fullName: string, message?: string];
  const fileOf = (status: string, tests: Test[], message = "") => ({
    name: `${process.cwd()}/tests/some.test.ts`,
    status,
    message,
    assertionResults: tests.map(([status, fullName, text]) => ({
      status,
      fullName,
      failureMessages: text === undefined ? [] : [text],
    })),
  });
  const count = (...testResults: object[]) => countVitest(JSON.stringify({ testResults }));

  test("counts passed tests", () => {
    const tests: Test[] = [
      ["passed", "a"],
      ["passed", "b"],
    ];
    expect(count(fileOf("passed", tests))).toEqual({ passed: 2, failed: 0, failures: [] });
  });

  test("names a failed test with the first lines of its message, without the stack", () => {
    const message = "AssertionError: expected 1 to be 2\n    at file.ts:1:1";
    expect(count(fileOf("failed", [["failed", "a", message]]))).toEqual({
      passed: 0,
      failed: 1,
      failures: ["tests/some.test.ts > a\n    AssertionError: expected 1 to be 2"],
    });
  });

  test.each([
    ["skipped, or behind a hook that failed", "skipped"],
    ["still to be written", "todo"],
    ["in a worker that was killed", "pending"],
  ])("counts a test as failed that is %s", (_case, status) => {
    const tests: Test[] = [
      ["passed", "a"],
      [status, "b"],
    ];
    const failures = ["tests/some.test.ts > b\n    did not run"];
    expect(count(fileOf("failed", tests))).toEqual({ passed: 1, failed: 1, failures });
  });

  test("counts a file as failed that cannot be loaded", () => {
    const failures = ["tests/some.test.ts\n    Cannot find module './x.ts'"];
    const found = count(fileOf("failed", [], "Cannot find module './x.ts'"));
    expect(found).toEqual({ passed: 0, failed: 1, failures });
  });

  test("counts a file as failed whose last hook fails", () => {
    const failures = ["tests/some.test.ts\n    cleanup"];
    const found = count(fileOf("failed", [["passed", "a"]], "cleanup"));
    expect(found).toEqual({ passed: 1, failed: 1, failures });
  });
});

describe("a Playwright report", () => {
  type Test = [status: string, title: string, ...errors: (string | undefined)[]];
  const suiteOf = (...tests: Test[]) => ({
    file: "some.spec.ts",
    specs: tests.map(([status, title, ...errors]) => {
      const results = errors.map((message) => (message === undefined ? {} : { error: { message } }));
      return { title, tests: [{ status, projectName: "desktop", results }] };
    }),
  });
  const count = (suites: object[], errors: object[] = []) =>
    countPlaywright(JSON.stringify({ suites, errors }));

  test("counts passed tests, those of inner suites too", () => {
    const outer = {
      ...suiteOf(["expected", "a", undefined]),
      suites: [suiteOf(["expected", "b", undefined])],
    };
    expect(count([outer])).toEqual({ passed: 2, failed: 0, failures: [] });
  });

  test.each<[string, Test, string]>([
    ["failed", ["unexpected", "a", "No."], "No."],
    ["passed at the second attempt", ["flaky", "a", "No.", undefined], "No."],
    ["was skipped, or is behind one that failed", ["skipped", "a", undefined], "did not run"],
    ["belongs to a project whose dependency failed", ["skipped", "a"], "did not run"],
  ])("counts a test as failed that %s", (_case, one, message) => {
    const failures = [`some.spec.ts > a (desktop)\n    ${message}`];
    expect(count([suiteOf(["expected", "b", undefined], one)])).toEqual({ passed: 1, failed: 1, failures });
  });

  test("counts an error outside of tests as failed", () => {
    const failures = ["browser tests\n    Cannot load some.spec.ts"];
    const found = count([], [{ message: "Cannot load some.spec.ts" }]);
    expect(found).toEqual({ passed: 0, failed: 1, failures });
  });
});

describe("the exit code of a test runner", () => {
  const passed = { passed: 2, failed: 0, failures: [] };

  test("adds nothing when it agrees with the report", () => {
    expect(withExitCode("api tests", passed, 0)).toEqual(passed);
    const failed = { passed: 1, failed: 1, failures: ["a"] };
    expect(withExitCode("api tests", failed, 1)).toEqual(failed);
  });

  test.each([
    ["it fails without a failed test", passed, 1],
    ["it was killed", passed, null],
    ["no test ran", { passed: 0, failed: 0, failures: [] }, 0],
  ])("is a failure of its own when %s", (_case, counts, code) => {
    expect(withExitCode("api tests", counts, code)).toMatchObject({ passed: counts.passed, failed: 1 });
  });
});

test("what failed is printed after what did not run for it", () => {
  const notRun = ["api > a\n    did not run", "api > b\n    did not run"];
  expect(causesLast(["sandbox\n    No free port.", ...notRun])).toEqual([
    ...notRun,
    "sandbox\n    No free port.",
  ]);
});
