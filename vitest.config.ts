import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { timeouts } from "./tests/support/timeouts.ts";

// Too long for `npm test`; `npm run test:deep` takes them.
const deepTests = process.env.LECTERN_DEEP === "1" ? [] : ["**/*.deep.test.ts"];
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      // Next resolves this guard away on the server; outside Next it would throw.
      "server-only": path("./node_modules/server-only/empty.js"),
      "@": path("."),
    },
  },
  test: {
    testTimeout: timeouts.test,
    hookTimeout: timeouts.test,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          isolate: false,
          setupFiles: "tests/support/fresh-modules.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "cost",
          include: ["tests/database/cost/*.test.ts"],
          exclude: deepTests,
          globalSetup: "tests/support/require-sandbox.ts",
          isolate: false,
          // They count blocks, also those of rows that a neighbour has not committed.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/database/**/*.test.ts"],
          exclude: ["tests/database/cost/**", ...deepTests],
          globalSetup: "tests/support/require-sandbox.ts",
          // Modules without state of their own: loading them once per worker saves a third of the time.
          isolate: false,
          // They mostly wait for Postgres.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          exclude: ["tests/api/isolated/**", ...deepTests],
          globalSetup: "tests/support/require-sandbox.ts",
          isolate: false,
          // They mostly wait for other processes. A group of its own, because no other project has as many workers.
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "isolated",
          include: ["tests/api/isolated/*.test.ts"],
          exclude: deepTests,
          globalSetup: "tests/support/own-sandbox.ts",
          setupFiles: "tests/support/use-own-sandbox.ts",
          isolate: false,
          // What one file does to the clock or to Stripe, all others would feel.
          fileParallelism: false,
        },
      },
    ],
  },
});
