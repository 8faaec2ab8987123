import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { exitCode, outputOf } from "./command.ts";
import { type Counts, didNotRun, failedWith, failure, onePassed, total, withExitCode } from "./counts.ts";

type Env = Record<string, string>;

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
const listing = z.array(z.object({ name: z.string(), file: z.string() }));

/** Runs a vitest project and counts its tests. */
export async function vitest(project: string, folder: string, env: Env = {}): Promise<Counts> {
  const file = join(folder, `${project}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const code = await exitCode("vitest", ["run", "--project", project, ...reporters], env);
  const text = await readFile(file, "utf8").catch(() => null);
  const counts = text === null ? await notRun(project, env) : countVitest(text);
  return withExitCode(`${project} tests`, counts, code);
}

/**
 * Every test that is not reported as passed counts as failed: failed, skipped, or in a file that could not be loaded.
 */
export function countVitest(json: string): Counts {
  const { testResults } = report.parse(JSON.parse(json));
  return total(testResults.map(countFile));
}

function countFile({
  name,
  status,
  message,
  assertionResults,
}: z.infer<typeof report>["testResults"][number]) {
  const file = relative(process.cwd(), name);
  const tests = assertionResults.map(({ status, fullName, failureMessages }) => {
    if (status === "passed") return onePassed;
    const reason = status === "failed" ? failureMessages?.[0] : didNotRun;
    return failedWith(failure(`${file} > ${fullName}`, reason));
  });
  const counts = total(tests);
  const isBrokenItself = counts.failed === 0 && (status !== "passed" || tests.length === 0);
  return isBrokenItself ? total([counts, failedWith(failure(file, message || didNotRun))]) : counts;
}

/** All tests of a project as failures, by name, without running one. */
export async function notRun(project: string, env: Env = {}): Promise<Counts> {
  const output = await outputOf("vitest", ["list", "--project", project, "--json"], env);
  return failedWith(...listVitest(output).map((name) => failure(name, didNotRun)));
}

function listVitest(output: string): string[] {
  const start = output.indexOf("[");
  const tests = listing.parse(JSON.parse(start < 0 ? "[]" : output.slice(start)));
  return tests.map(({ name, file }) => `${relative(process.cwd(), file)} > ${name}`);
}
