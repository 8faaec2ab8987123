/**
 * The key with which a shop's pages may show the sandbox's payment form; as Stripe's own, it is no secret. `npm run dev`
 * has it. The environment file has not, so that a shop started on it sends everybody to the hosted page.
 */
export const PUBLISHABLE_KEY = "pk_test_lectern_sandbox";
