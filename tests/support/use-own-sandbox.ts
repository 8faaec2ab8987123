import { inject } from "vitest";

// Before a test file is read: its modules take the environment as they find it.
Object.assign(process.env, inject("ownSandbox"));
