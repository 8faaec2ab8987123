import { startHoldingProxy } from "../http/holding-proxy.ts";

/** Between a shop and Stripe. */
export const startStripeProxy = () => startHoldingProxy(process.env.STRIPE_API_BASE ?? "");
