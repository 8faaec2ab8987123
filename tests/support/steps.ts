import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** `failures` are the names of what failed, for the end of a long run. */
export type Counts = { passed: number; failed: number; failures?: string[] };

/** Counted by itself, or worth one test. */
export type Work = () => Promise<Counts> | Promise<void>;

/** Runs one step and says how it went; a throw is a failure. */
export async function step(name: string, work: Work): Promise<Counts> {
  const started = Date.now();
  console.log(`\n▸ ${name} …`);
  const counts = await attempt(name, work);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${counts.failed > 0 ? "✗" : "✓"} ${name} (${seconds} s)`);
  return counts;
}

async function attempt(name: string, work: Work): Promise<Counts> {
  try {
    return (await work()) ?? { passed: 1, failed: 0 };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return { passed: 0, failed: 1, failures: [`${name}: ${message}`] };
  }
}

export function total(all: Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    failures: all.flatMap(({ failures = [] }) => failures),
  };
}

/** Runs a command of the project's own packages; rejects when it fails. Its output goes to this terminal. */
export async function command(name: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  const code = await exitCode(name, args, env);
  if (code !== 0) throw new Error(`${name} ${args.join(" ")} ended with ${code}.`);
}

/** Runs one vitest project and counts its tests. No test at all is a failure. */
export async function vitest(
  project: string,
  folder: string,
  env: Record<string, string> = {},
): Promise<Counts> {
  const report = join(folder, `${project}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const code = await exitCode("vitest", ["run", "--project", project, ...reporters], env);
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = await readReport<VitestReport>(report);
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) =>
        failure(`${relative(process.cwd(), name)} > ${fullName}`, failureMessages[0]),
      ),
  );
  return counted(project, { passed: numPassedTests, failed: numFailedTests, failures }, code);
}

/** Runs the browser tests and counts them; a test that passed only when tried again has failed. */
export async function playwright(folder: string, env: Record<string, string>): Promise<Counts> {
  const report = join(folder, "playwright.json");
  // The Chromium from npm unpacks itself into the temp folder, where another user's copy may be in its way.
  const own = { TMPDIR: folder, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await exitCode("playwright", ["test"], { ...env, ...own });
  const { stats, suites = [] } = await readReport<PlaywrightReport>(report);
  const { expected: passed = 0, unexpected = 0, flaky = 0 } = stats ?? {};
  return counted(
    "browser",
    { passed, failed: unexpected + flaky, failures: suites.flatMap(failuresOf) },
    code,
  );
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};
type PlaywrightSuite = {
  file: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    tests: { status: string; projectName: string; results: { error?: { message?: string } }[] }[];
  }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
};

function failuresOf({ file, suites = [], specs }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ projectName, results }) =>
        failure(
          `${file} > ${title} (${projectName})`,
          results.find(({ error }) => error !== undefined)?.error?.message,
        ),
      ),
  );
  return [...own, ...suites.flatMap(failuresOf)];
}

/** A test's name, and the first lines of what it says, without the stack. */
function failure(name: string, message = ""): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(0, 4);
  return [name, ...lines].join("\n    ");
}

function counted(name: string, counts: Counts, code: number | null): Counts {
  const brokeOtherwise = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  if (!brokeOtherwise) return counts;
  return { ...counts, failed: 1, failures: [`The ${name} tests as a whole: see above.`] };
}

async function readReport<T extends object>(file: string): Promise<Partial<T>> {
  return readFile(file, "utf8").then(JSON.parse, () => ({}));
}

function exitCode(name: string, args: string[], env: Record<string, string>): Promise<number | null> {
  const child = spawn(name, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  return new Promise((resolve, reject) => {
    child.once("error", () => reject(new Error(`${name} cannot be started. Run it through npm: npm test.`)));
    child.once("exit", resolve);
  });
}
