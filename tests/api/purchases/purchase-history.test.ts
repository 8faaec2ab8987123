import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createCompletedPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLesson, createPurchase, createShop } from "../../support/database/shop.ts";
import { type Account, createLearner, signIn } from "../../support/http/accounts.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

const list = (learner: Account, query = "") => ask(`/api/purchases${query}`, { token: learner.token });

describe("GET /api/purchases", () => {
  test("200: a purchase exactly as promised", async () => {
    const { learner, purchaseId, lessonId } = await createCompletedPurchase();
    const { status, json } = await list(learner);
    expect({ status, json }).toEqual({
      status: 200,
      json: {
        data: [
          {
            id: purchaseId,
            kind: "lesson",
            paidWith: "money",
            credits: null,
            title: "Kerning",
            packName: null,
            lessonId,
            lesson: { title: "Kerning", slug: `l-${lessonId}`, language: "en" },
            listPriceMinor: 1200,
            discountMinor: 0,
            couponCode: null,
            amountMinor: 1200,
            amountPaidCents: 1200,
            refundedCents: 0,
            currency: "usd",
            status: "completed",
            purchasedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/),
            receiptUrl: null,
          },
        ],
        pagination: { page: 1, pageSize: 20, totalCount: 1, totalPages: 1, nextCursor: null },
      },
    });
  });

  test("200: a person who bought nothing has an empty list", async () => {
    expect((await list(await createLearner())).json).toEqual({
      data: [],
      pagination: { page: 1, pageSize: 20, totalCount: 0, totalPages: 0, nextCursor: null },
    });
  });

  test("200: one's own only", async () => {
    const [{ purchaseId }, other] = await Promise.all([createCompletedPurchase(), createCompletedPurchase()]);
    expect((await list(other.learner)).text).not.toContain(purchaseId);
  });

  describe("with eleven purchases, five of them made in the same moment", () => {
    let history: Awaited<ReturnType<typeof createHistory>>;
    beforeAll(async () => {
      history = await createHistory();
    });

    test("pages by number: all of them, newest first, each once", async () => {
      const { learner } = history;
      const pages = await Promise.all(
        [1, 2, 3, 4].map(async (page) => read(await list(learner, `?page=${page}&pageSize=4`))),
      );
      expect(pages.map(({ data }) => data.length)).toEqual([4, 4, 3, 0]);
      expect(pages[1]?.pagination).toMatchObject({ page: 2, pageSize: 4, totalCount: 11, totalPages: 3 });
      expect(ids(pages.flatMap(({ data }) => data))).toEqual(await wholeList(learner));
    });

    test.each(sample([2, 11, 1, 3, 4], 2))(
      "pages by cursor, %i at a time: the same list",
      async (pageSize) => {
        const { learner } = history;
        const found: { id: string }[] = [];
        let cursor: string | null = "";
        for (let pages = 0; cursor !== null && pages < 12; pages++) {
          const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
          const page = read(await list(learner, `?pageSize=${pageSize}${query}`));
          found.push(...page.data);
          cursor = page.pagination.nextCursor;
        }
        expect(cursor).toBeNull();
        expect(ids(found)).toEqual(await wholeList(learner));
      },
    );

    test("by status, counted by status", async () => {
      const { learner } = history;
      const { data, pagination } = read(await list(learner, "?status=refunded&pageSize=2"));
      expect(data.map(({ status }) => status)).toEqual(["refunded", "refunded"]);
      expect(pagination).toMatchObject({ totalCount: 5, totalPages: 3 });
      const next = read(await list(learner, `?status=refunded&pageSize=9&cursor=${pagination.nextCursor}`));
      expect(next.data).toHaveLength(3);
      expect(read(await list(learner, "?status=disputed")).pagination.totalCount).toBe(0);
    });

    test("another learner's cursor shows nothing of theirs", async () => {
      const { learner } = history;
      const { nextCursor } = read(await list(learner, "?pageSize=1")).pagination;
      expect(read(await list(await createLearner(), `?cursor=${nextCursor}`)).data).toEqual([]);
    });
  });

  test.each([
    "?status=paid",
    "?status=",
    "?page=0",
    "?page=-1",
    "?page=1.5",
    "?page=two",
    "?page=1e99",
    "?pageSize=0",
    "?pageSize=101",
    "?pageSize=NaN",
    "?cursor=made-up",
    "?cursor=",
    `?cursor=${Buffer.from('["2026-01-01T00:00:00Z\\",id.gt.0","x"]').toString("base64url")}`,
  ])("400: %s", async (query) => {
    expectError(await list(await createLearner(), query), 400, "validation_error");
  });
});

const page = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string() })),
  pagination: z
    .object({ totalCount: z.number(), totalPages: z.number(), nextCursor: z.string().nullable() })
    .loose(),
});
const read = ({ json }: { json: unknown }) => page.parse(json);
const ids = (purchases: { id: string }[]) => purchases.map(({ id }) => id);

async function wholeList(learner: Account): Promise<string[]> {
  return ids(
    await sql<{ id: string }[]>`
    select id from public.purchases where user_id = ${learner.id} order by purchase_date desc, id desc`,
  );
}

async function createHistory() {
  const shop = await createShop(sql);
  for (let index = 0; index < 11; index++) {
    const lessonId = await createLesson(sql, { creator_id: shop.creator.id });
    const minute = String(index < 5 ? 10 : 10 + index);
    await createPurchase(
      sql,
      { ...shop, lessonId },
      {
        status: index % 2 ? "refunded" : "completed",
        purchase_date: `2026-05-01T10:${minute}:00.123456Z`,
      },
    );
  }
  return { learner: await signIn(shop.learner) };
}
