import { vi } from "vitest";

// Before each test file: modules with a state of their own, and the environment, begin anew. A process for each file
// would load all libraries again.
vi.resetModules();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
vi.useRealTimers();
