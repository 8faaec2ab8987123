import "server-only";
import type { User } from "@/lib/auth/session";
import { listRelatedLessons } from "@/lib/catalogue/search/search";
import { getLessonOffer } from "@/lib/checkout/credits/lesson-offer";
import { unknownInOutage } from "@/lib/errors";
import type { MembersLesson } from "@/lib/learning/reading";
import { getPageCoupon } from "./coupon-offer";
import { getPurchaseState } from "./purchase-state";

/** What the sales page shows a member; `payment` and `code` come from the URL. */
export async function getBuyerState(
  user: User,
  found: MembersLesson,
  asked: { payment?: unknown; code?: unknown },
) {
  const { lesson } = found;
  const related = await listRelatedLessons(lesson.id);
  const ids = related.map(({ id }) => id);
  const offered = getLessonOffer(user, lesson.id, ids).catch(unknownInOutage);
  const [offer, purchaseState, coupon] = await Promise.all([
    offered,
    getPurchaseState(found, offered, asked.payment),
    getPageCoupon(
      user,
      lesson,
      asked.code,
      offered.then((offer) => offer?.unfinished ?? null),
    ),
  ]);
  return { purchaseState, coupon, relatedStates: offer?.states };
}
