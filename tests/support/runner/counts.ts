import { stripVTControlCharacters } from "node:util";

/** `failures` are the names of what failed or did not run, each with the first lines of its message. */
export type Counts = { passed: number; failed: number; failures: string[] };

export const onePassed: Counts = { passed: 1, failed: 0, failures: [] };

export const failedWith = (...failures: string[]): Counts => ({
  passed: 0,
  failed: failures.length,
  failures,
});

export function total(all: Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** The name of what failed and the first lines of the message, without its stack. */
export function failure(name: string, message = ""): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(0, 4);
  return [name, ...lines].join("\n    ");
}

export const didNotRun = "did not run";

/** What did not run is the consequence of what failed, which stands at the end, where a log is read first. */
export function causesLast(failures: string[]): string[] {
  const hasRun = (failure: string) => !failure.endsWith(didNotRun);
  return [...failures.filter((failure) => !hasRun(failure)), ...failures.filter(hasRun)];
}

/** A test runner that fails without a failed test, or that ran no test, counts as one failure. */
export function withExitCode(name: string, counts: Counts, code: number | null): Counts {
  const isExplained = counts.failed > 0 || (code === 0 && counts.passed > 0);
  if (isExplained) return counts;
  return total([counts, failedWith(`${name}: ended with ${code} after ${counts.passed} passed tests`)]);
}
