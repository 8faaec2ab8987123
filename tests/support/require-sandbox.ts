/** Database and API tests run against what tests/run.ts has started and put into the environment. */
export default function requireSandbox(): void {
  if (process.env.DATABASE_URL && process.env.NEXT_PUBLIC_SUPABASE_URL) return;
  throw new Error(
    "These tests need a running sandbox: use `npm test` or `npm run check`, or start `npm run sandbox` and run " +
      "`node --env-file=.sandbox/env node_modules/vitest/vitest.mjs run --project database`.",
  );
}
