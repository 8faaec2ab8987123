import { describe, expect, test } from "vitest";
import { asRole, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import {
  createLesson,
  createPurchase,
  createShop,
  openCheckout,
  type Shop,
} from "../../support/database/shop.ts";

type State = { state: string | null; finished: boolean };
type Terms = { reader?: { id: string }; fee?: number; livemode?: boolean };

async function listStates(
  tx: Tx,
  shop: Shop,
  ids: string[],
  { reader, fee = 10, livemode = false }: Terms = {},
) {
  const rows = await asRole(
    tx,
    "service_role",
    () => tx<(State & { lesson_id: string })[]>`
      select * from public.list_lesson_states(${(reader ?? shop.learner).id}, ${ids}::uuid[], ${fee}, ${livemode})`,
  );
  return new Map(rows.map(({ lesson_id, ...row }) => [lesson_id, row]));
}

const stateOf = async (tx: Tx, shop: Shop, terms: Terms = {}) =>
  (await listStates(tx, shop, [shop.lessonId], terms)).get(shop.lessonId)?.state ?? null;

describe("the state of a lesson with a purchase that is", () => {
  test.each([
    ["pending", "unfinished"],
    ["processing", "processing"],
    ["review", "processing"],
    ["completed", "owned"],
    ["partially_refunded", "owned"],
    ["disputed", "disputed"],
    ["refunded", null],
    ["failed", null],
    ["expired", null],
    ["cancelled", null],
  ])("%s is %s", (status, expected) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const expires_at = new Date(Date.now() + 3_600_000).toISOString();
      await createPurchase(tx, shop, { status, expires_at });
      expect(await stateOf(tx, shop)).toBe(expected);
      expect(await stateOf(tx, shop, { reader: shop.otherLearner })).toBeNull();
    })(),
  );
});

const kept = async (tx: Tx, { learner, lessonId }: Shop) => {
  await tx`update public.lessons set price = 0 where id = ${lessonId}`;
  await asRole(tx, learner, () => tx`select public.record_progress(${lessonId})`);
  await tx`update public.lessons set price = 12 where id = ${lessonId}`;
};

// biome-ignore format: a table
const cases: [title: string, expected: string | null, prepare: (tx: Tx, shop: Shop) => Promise<Terms | undefined>][] = [
  ["nothing",                                    null,         async () => undefined],
  ["its making",                                 "created",    async (_, { creator }) => ({ reader: creator })],
  ["its reading while it was free",              "owned",      async (tx, shop) => void (await kept(tx, shop))],
  ["a purchase of another lesson",               null,         async (tx, shop) => {
    const other = { ...shop, lessonId: await createLesson(tx, { creator_id: shop.creator.id }) };
    return void (await createPurchase(tx, other));
  }],
  ["an open checkout",                           "unfinished", async (tx, { learner, lessonId }) =>
    void (await openCheckout(tx, learner, lessonId))],
  ["an open checkout for another fee",           null,         async (tx, { learner, lessonId }) => {
    await openCheckout(tx, learner, lessonId);
    return { fee: 20 };
  }],
  ["an open checkout of the other mode",         null,         async (tx, { learner, lessonId }) => {
    await openCheckout(tx, learner, lessonId);
    return { livemode: true };
  }],
  ["an open checkout for another price",         null,         async (tx, { learner, lessonId }) => {
    await openCheckout(tx, learner, lessonId);
    return void (await tx`update public.lessons set price = 13 where id = ${lessonId}`);
  }],
  ["a paid purchase beside a refunded one",      "owned",      async (tx, shop) => {
    await createPurchase(tx, shop, { status: "refunded" });
    return void (await createPurchase(tx, shop));
  }],
  ["a processing purchase beside a failed one",  "processing", async (tx, shop) => {
    await createPurchase(tx, shop, { status: "failed" });
    return void (await createPurchase(tx, shop, { status: "processing" }));
  }],
];

test.each(cases)("%s makes a lesson %s", (_, expected, prepare) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    expect(await stateOf(tx, shop, await prepare(tx, shop))).toBe(expected);
  })(),
);

test(
  "what another member keeps or has finished is neither owned nor finished",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await kept(tx, shop);
    await asRole(
      tx,
      shop.learner,
      () => tx`select public.record_progress(${shop.lessonId}, finished => true)`,
    );
    const { lessonId, otherLearner } = shop;
    expect(await listStates(tx, shop, [lessonId])).toEqual(
      new Map([[lessonId, { state: "owned", finished: true }]]),
    );
    expect(await listStates(tx, shop, [lessonId], { reader: otherLearner })).toEqual(new Map());
    await openCheckout(tx, otherLearner, lessonId);
    expect(await listStates(tx, shop, [lessonId], { reader: otherLearner })).toEqual(
      new Map([[lessonId, { state: "unfinished", finished: false }]]),
    );
  }),
);

test(
  "one answer tells all lessons of a page apart, and which are finished",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const more = () => createLesson(tx, { creator_id: shop.creator.id });
    const [bought, begun, unknown] = [shop.lessonId, await more(), await more()];
    await createPurchase(tx, shop);
    await openCheckout(tx, shop.learner, begun);
    await asRole(tx, shop.learner, () => tx`select public.record_progress(${bought}, finished => true)`);
    expect(await listStates(tx, shop, [bought, begun, unknown])).toEqual(
      new Map([
        [bought, { state: "owned", finished: true }],
        [begun, { state: "unfinished", finished: false }],
      ]),
    );
  }),
);

describe("of themselves a member may ask", () => {
  const listOwn = (tx: Tx, reader: { id: string }, ids: string[]) =>
    asRole(
      tx,
      reader,
      () =>
        tx<(State & { lesson_id: string })[]>`select * from public.list_own_lesson_states(${ids}::uuid[])`,
    );

  test(
    "the same, but for open checkouts: these are pending, whatever the fee",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const begun = await createLesson(tx, { creator_id: shop.creator.id });
      await createPurchase(tx, shop);
      await openCheckout(tx, shop.learner, begun);
      const ids = [shop.lessonId, begun];
      const states = (await listOwn(tx, shop.learner, ids)).map(({ lesson_id, state }) => [lesson_id, state]);
      expect(Object.fromEntries(states)).toEqual({ [shop.lessonId]: "owned", [begun]: "pending" });
      expect(await listOwn(tx, shop.otherLearner, ids)).toEqual([]);
    }),
  );

  test(
    "about at most a hundred lessons",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const ask = (lessons: number) =>
        errorCodeOf(tx, (inner) => listOwn(inner, learner, Array(lessons).fill(lessonId)));
      expect(await ask(101)).toBe("22023");
      expect(await listOwn(tx, learner, Array(100).fill(lessonId))).toEqual([]);
    }),
  );
});
