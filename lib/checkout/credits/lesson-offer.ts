import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { incomingCredits } from "@/lib/checkout/credits/summary";
import { lessonState, statesById } from "@/lib/checkout/lesson-states";
import { resumableCheckout, shopTerms } from "@/lib/checkout/open";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const offer = z.object({
  unfinished: resumableCheckout.nullable(),
  incoming: z.array(incomingCredits),
  states: z.array(lessonState),
});

/**
 * What a lesson's page offers a member who cannot read it, in one query; `states` are those of the related lessons.
 * @throws UnavailableError when the database is down.
 */
export async function getLessonOffer(user: User, lessonId: string, relatedIds: string[]) {
  const target = { buyer_id: user.id, lesson_id: lessonId, related_ids: relatedIds, ...shopTerms() };
  const answer = unwrap(await createAdminClient().rpc("get_lesson_offer", target));
  const { states, ...rest } = offer.parse(answer);
  return { ...rest, states: statesById(states) };
}
