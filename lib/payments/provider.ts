import "server-only";
import type { PaymentProvider } from "@/lib/payments/payment-provider";
import { stripeProvider } from "@/lib/payments/stripe/provider";

/** The one place that names an implementation. */
export const provider: PaymentProvider = stripeProvider;
