/**
 * The publishable key for Embedded Checkout. `npm run dev` sets it; the sandbox's environment file does not, so that
 * a shop started with that file uses the hosted page.
 */
export const PUBLISHABLE_KEY = "pk_test_lectern_sandbox";
