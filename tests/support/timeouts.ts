/**
 * Milliseconds. What waits longer hangs: these allow for a machine that is busy with other work, and cost nothing when
 * tests pass.
 */
export const timeouts = {
  /** One test or hook. */
  test: 180_000,
  /** An assertion that polls. */
  expect: 60_000,
  /** A process until it is ready. */
  start: 180_000,
};
