import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const incoming = z.object({
  purchaseId: z.uuid(),
  credits: z.int(),
  /** The lesson that they were bought for. */
  lessonId: z.uuid().nullable(),
  /** With the balance, and what else is on its way for this lesson, they are enough for it. */
  opensLesson: z.boolean(),
  /** They have chosen a voucher or transfer, and may never pay it. */
  awaitsBuyer: z.boolean(),
  since: z.string(),
});

/** A payment for credits that the bank has not confirmed. `since` in ISO 8601. */
export type IncomingCredits = z.infer<typeof incoming>;

/**
 * The signed-in member's credits on their way, newest first, at most 50.
 * @throws UnavailableError when the database is down.
 */
export async function listIncomingCredits(): Promise<IncomingCredits[]> {
  const client = await createClient();
  return z.array(incoming).parse(unwrap(await client.rpc("list_incoming_credits")));
}

/** Those that a lesson opens with by itself: what it needs is not to be paid once more. */
export const incomingFor = (list: IncomingCredits[], lessonId: string): IncomingCredits | null =>
  list.find((each) => each.lessonId === lessonId && each.opensLesson && !each.awaitsBuyer) ?? null;
