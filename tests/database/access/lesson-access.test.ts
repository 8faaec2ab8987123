import { describe, expect, test } from "vitest";
import {
  type Actor,
  asRole,
  denied,
  errorCodeOf,
  type Tx,
  withRollback,
} from "../../support/database/database.ts";
import { createPurchase, createShop, moneyOf } from "../../support/database/shop.ts";

// "shown": the lesson itself is visible. "open": its body as well. "hidden": neither.
type View = "shown" | "open" | "hidden";

type Scenario = [price: string, status: "draft" | "published" | "archived", ...views: View[]];

// biome-ignore format: a table
const scenarios: Scenario[] = [
  //                   anonymous learner   buyer   creator otherCreator
  ["12", "published", "shown",  "shown",  "open", "open", "shown"],
  ["12", "draft",     "hidden", "hidden", "open", "open", "hidden"],
  ["12", "archived",  "hidden", "hidden", "open", "open", "hidden"],
  ["0",  "published", "shown",  "open",   "open", "open", "open"],
  ["0",  "draft",     "hidden", "hidden", "open", "open", "hidden"],
  ["0",  "archived",  "hidden", "hidden", "open", "open", "hidden"],
];
const roles = ["anonymous", "learner", "buyer", "creator", "otherCreator"];

describe.each(scenarios)("a lesson for %s, %s", (price, status, ...views) => {
  test.each(roles.map((role, index) => [role, views[index]]))("to %s is %s", (role = "anonymous", view) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price, status });
      await createPurchase(tx, shop);
      const actors: Record<string, Actor> = {
        anonymous: "anon",
        learner: shop.otherLearner,
        buyer: shop.learner,
        creator: shop.creator,
        otherCreator: shop.otherCreator,
      };
      expect(await viewOf(tx, actors[role] ?? "anon", shop.lessonId)).toBe(view);
    })(),
  );
});

describe("a purchase", () => {
  test.each([
    ["pending", "shown"],
    ["processing", "shown"],
    ["completed", "open"],
    ["failed", "shown"],
    ["expired", "shown"],
    ["cancelled", "shown"],
    ["refunded", "shown"],
    ["partially_refunded", "open"],
    ["disputed", "shown"],
    ["review", "shown"],
  ])("that is %s leaves the lesson %s", (status, view) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop, { status });
      expect(await viewOf(tx, shop.learner, shop.lessonId)).toBe(view);
    })(),
  );

  test(
    "opens no other lesson of the same creator",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const { lessonId } = await createShop(tx);
      await createPurchase(tx, shop);
      await tx`update public.lessons set creator_id = ${shop.creator.id} where id = ${lessonId}`;
      expect(await viewOf(tx, shop.learner, lessonId)).toBe("shown");
    }),
  );

  test(
    "that is refunded closes the lesson, beside an older one that failed",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop, { status: "failed" });
      const id = await createPurchase(tx, shop);
      expect(await viewOf(tx, shop.learner, shop.lessonId)).toBe("open");
      await tx`update public.purchases set ${tx({ status: "refunded", ...moneyOf("refunded", "12") })} where id = ${id}`;
      expect(await viewOf(tx, shop.learner, shop.lessonId)).toBe("shown");
    }),
  );
});

test(
  "an anonymous visitor may not even ask for bodies",
  withRollback(async (tx) => {
    const ask = (inner: Tx) => asRole(inner, "anon", () => inner`select body from public.lesson_contents`);
    expect(await errorCodeOf(tx, ask)).toBe(denied);
  }),
);

async function viewOf(tx: Tx, reader: Actor, lessonId: string): Promise<View> {
  const lessons = await asRole(tx, reader, () => tx`select from public.lessons where id = ${lessonId}`);
  if (reader === "anon") return lessons.length ? "shown" : "hidden";
  const bodies = await asRole(
    tx,
    reader,
    () => tx`select body from public.lesson_contents where lesson_id = ${lessonId}`,
  );
  if (bodies.length) return "open";
  return lessons.length ? "shown" : "hidden";
}
