import { vi } from "vitest";

// Before each test file: resets module state and the environment. A process for each file would load all libraries
// again.
vi.resetModules();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
vi.useRealTimers();
