import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { exitCode, outputOf } from "./command.ts";
import { type Counts, didNotRun, failedWith, failure, onePassed, total, withExitCode } from "./counts.ts";

type Env = Record<string, string>;

const message = z.object({ message: z.string().optional() });
const spec = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      projectName: z.string(),
      results: z.array(z.object({ error: message.optional() })),
    }),
  ),
});
const suite = z.object({
  file: z.string(),
  specs: z.array(spec),
  get suites(): z.ZodOptional<z.ZodArray<typeof suite>> {
    return z.array(suite).optional();
  },
});
const report = z.object({ suites: z.array(suite), errors: z.array(message) });

/** Runs projects of browser tests and counts their tests. */
export async function playwright(projects: string[], folder: string, env: Env): Promise<Counts> {
  const file = join(folder, `playwright-${projects.join("-")}.json`);
  // The Chromium from npm unpacks itself into the temporary folder, where another user's copy may be in its way.
  const own = { TMPDIR: folder, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const code = await exitCode("playwright", ["test", ...asFlags(projects)], { ...env, ...own });
  const text = await readFile(file, "utf8").catch(() => null);
  const counts = text === null ? await noBrowserTestRun(projects, env) : countPlaywright(text);
  return withExitCode("browser tests", counts, code);
}

/** Only what passed at the first attempt has passed: failed, flaky, interrupted and skipped tests count as failed. */
export function countPlaywright(json: string): Counts {
  const { suites, errors } = report.parse(JSON.parse(json));
  return total([
    ...suites.flatMap((one) => countSuite(one, "")),
    ...errors.map(({ message }) => failedWith(failure("browser tests", message))),
  ]);
}

function countSuite({ file, specs, suites = [] }: z.infer<typeof suite>, status: string): Counts[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map((test) => {
      if ((status || test.status) === "expected") return onePassed;
      const error = test.results.find(({ error }) => error !== undefined)?.error?.message;
      return failedWith(failure(`${file} > ${title} (${test.projectName})`, error ?? didNotRun));
    }),
  );
  return [...own, ...suites.flatMap((inner) => countSuite(inner, status))];
}

/** All browser tests of these projects as failures, by name, without running one. */
export async function noBrowserTestRun(projects: string[], env: Env = {}): Promise<Counts> {
  // Listing loads the files, which read the environment.
  const loadable = { STRIPE_SECRET_KEY: "sk_test_none", STRIPE_API_BASE: "http://localhost:1", ...env };
  const json = await outputOf(
    "playwright",
    ["test", "--list", "--reporter=json", ...asFlags(projects)],
    loadable,
  );
  const { suites } = report.parse(JSON.parse(json));
  return total(suites.flatMap((one) => countSuite(one, didNotRun)));
}

const asFlags = (projects: string[]) => projects.map((name) => `--project=${name}`);
