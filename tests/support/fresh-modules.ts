import { readFileSync } from "node:fs";
import { vi } from "vitest";

// Before each test file: resets module state and the environment. A process for each file would load all libraries
// again.
vi.resetModules();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
vi.useRealTimers();
// The shop's variables may be exported in the shell, for a sandbox: unit tests set those that they need.
for (const [, name = ""] of readFileSync(".env.example", "utf8").matchAll(/^(\w+)=/gm))
  delete process.env[name];
