import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { type UiMode, uiModes } from "@/lib/payments/provider";
import { stripeProvider as provider } from "@/lib/payments/stripe/provider";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

export type CheckoutRequest = { lessonId: string; successUrl?: string; cancelUrl?: string };
/** `resuming`: go on with the checkout that is open, and never make another. */
export type Wish = CheckoutRequest & { resuming?: boolean };

const order = z.object({
  outcome: z.literal("open"),
  purchaseId: z.uuid(),
  sessionId: z.string().nullable(),
  lessonId: z.uuid(),
  creatorId: z.uuid(),
  amountMinor: z.int().positive(),
  currency: z.string(),
  expiresAt: z.int(),
  metadata: z.object({
    title: z.string(),
    slug: z.string(),
    customerEmail: z.string(),
    siteUrl: z.string(),
    uiMode: z.enum(uiModes).default("hosted_page"),
    successUrl: z.string().optional(),
    cancelUrl: z.string().optional(),
  }),
});
const opened = z.discriminatedUnion("outcome", [
  order,
  z.object({ outcome: z.literal("outdated"), purchaseId: z.uuid(), sessionId: z.string().nullable() }),
  z.object({ outcome: z.enum(["already_purchased", "processing", "free", "lesson_not_found", "over"]) }),
]);
export type Order = z.infer<typeof order>;
/**
 * The learner's one open checkout as the database has it, or a new row; else why there is none.
 * @throws UnavailableError when the database is down.
 */
export async function openCheckout(
  user: User,
  { lessonId, successUrl, cancelUrl, resuming = false }: Wish,
  uiMode: UiMode,
) {
  const answer = await createAdminClient().rpc("open_checkout", {
    buyer_id: user.id,
    lesson_id: lessonId,
    fee_percentage: env().PLATFORM_FEE_PERCENT,
    livemode: provider.livemode,
    resuming,
    // Frozen in a new row; an open checkout keeps what it was opened with.
    metadata: {
      customerEmail: user.email,
      siteUrl: env().NEXT_PUBLIC_SITE_URL,
      uiMode,
      ...(successUrl && { successUrl }),
      ...(cancelUrl && { cancelUrl }),
    },
  });
  return opened.parse(unwrap(answer));
}
