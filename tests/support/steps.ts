import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export type Counts = { passed: number; failed: number };

/** Counted by itself, or worth one test. */
export type Work = () => Promise<Counts> | Promise<void>;

/** Runs one step and says how it went; a throw is a failure. */
export async function step(name: string, work: Work): Promise<Counts> {
  const started = Date.now();
  console.log(`\n▸ ${name} …`);
  const counts = await attempt(work);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${counts.failed > 0 ? "✗" : "✓"} ${name} (${seconds} s)`);
  return counts;
}

async function attempt(work: Work): Promise<Counts> {
  try {
    return (await work()) ?? { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

export function total(all: Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
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
  const { numPassedTests = 0, numFailedTests = 0 } = await readReport<VitestReport>(report);
  return counted(numPassedTests, numFailedTests, code);
}

/** Runs the browser tests and counts them; a test that passed only when tried again has failed. */
export async function playwright(folder: string, env: Record<string, string>): Promise<Counts> {
  const report = join(folder, "playwright.json");
  // The Chromium from npm unpacks itself into the temp folder, where another user's copy may be in its way.
  const own = { TMPDIR: folder, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await exitCode("playwright", ["test"], { ...env, ...own });
  const {
    expected = 0,
    unexpected = 0,
    flaky = 0,
  } = (await readReport<PlaywrightReport>(report)).stats ?? {};
  return counted(expected, unexpected + flaky, code);
}

type VitestReport = { numPassedTests?: number; numFailedTests?: number };
type PlaywrightReport = { stats?: { expected: number; unexpected: number; flaky: number } };

function counted(passed: number, failed: number, code: number | null): Counts {
  const brokeOtherwise = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: brokeOtherwise ? 1 : failed };
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
