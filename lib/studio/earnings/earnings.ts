import "server-only";
import { z } from "zod";

export const earnings = z.object({
  currency: z.string(),
  sales: z.int(),
  grossMinor: z.int(),
  reversedMinor: z.int(),
  platformFeeMinor: z.int(),
  netMinor: z.int(),
});

/**
 * A creator's earnings in one currency, in its minor units: gross = reversed + platform fee + net. Reversed is what was
 * refunded or is held by a dispute.
 */
export type Earnings = z.infer<typeof earnings>;
