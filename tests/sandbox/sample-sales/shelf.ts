import type { PastEvent } from "./past.ts";
import { day, type Lesson, type Outcome, type Person, type PlannedPurchase } from "./plan.ts";

export const learnerEmail = "ada@lectern.test";

type Item = { slug: string; daysAgo: number; outcome: Outcome; progress?: number };

/** The shelf of the sandbox's learner: a lesson in every state. */
const items: Item[] = [
  { slug: "read-a-query-plan", daysAgo: 61, outcome: "paid", progress: 1 },
  { slug: "window-light", daysAgo: 45, outcome: "refunded in part", progress: 0.6 },
  { slug: "sharpen-a-kitchen-knife", daysAgo: 30, outcome: "refunded" },
  { slug: "git-from-the-inside", daysAgo: 20, outcome: "disputed", progress: 0.2 },
  { slug: "idempotency", daysAgo: 16, outcome: "debit failed" },
  { slug: "choose-a-type-scale", daysAgo: 12, outcome: "paid", progress: 0.4 },
  { slug: "rice-every-time", daysAgo: 8, outcome: "paid with credits", progress: 0.1 },
  { slug: "hear-the-circle-of-fifths", daysAgo: 1.3, outcome: "debit pending" },
];

export function planShelf(lessons: Lesson[], buyer: Person, now: number): PlannedPurchase[] {
  return items.flatMap(({ slug, daysAgo, outcome, progress }) => {
    const lesson = lessons.find((lesson) => lesson.slug === slug);
    const beganAt = now - Math.floor(daysAgo * day);
    return lesson ? [{ buyer, lesson, beganAt, outcome, reversedAt: beganAt + 5 * day, progress }] : [];
  });
}

/** The lesson is opened two hours after the purchase, and read on where the plan says so. */
export function readingOf({ buyer, lesson, beganAt, outcome, progress }: PlannedPurchase): PastEvent[] {
  if (!["paid", "paid with credits", "refunded in part", "disputed", "dispute won"].includes(outcome))
    return [];
  const step = { at: beganAt + 2 * 3600, buyerId: buyer.id, lessonId: lesson.id };
  const opening = { ...step, kind: "opening" };
  return progress === undefined ? [opening] : [opening, { ...step, kind: "progress", fraction: progress }];
}
