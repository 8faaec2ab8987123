import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

type Rendering = { part: string; renderer: number; source_hash: string };
const list = (tx: Tx, { lessonId }: Shop) => tx<Rendering[]>`
  select part, renderer, source_hash from public.lesson_renderings where lesson_id = ${lessonId} order by part`;
const markRendered = (tx: Tx, { lessonId }: Shop) =>
  tx`update public.lesson_renderings set renderer = 1, content = '{}' where lesson_id = ${lessonId}`;

describe("the HTML of a lesson", () => {
  test.each([
    ["a new body", "update public.lesson_contents set body = 'Other' where lesson_id = $1", [1, 0]],
    ["a new preview", "update public.lessons set preview = 'Other' where id = $1", [0, 1]],
    ["the same body", "update public.lesson_contents set body = body where lesson_id = $1", [1, 1]],
    ["a new price", "update public.lessons set price = 7 where id = $1", [1, 1]],
  ])("is discarded with its text: %s", (_what, statement, renderers) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await markRendered(tx, shop);
      await tx.unsafe(statement, [shop.lessonId]);
      expect((await list(tx, shop)).map(({ renderer }) => renderer)).toEqual(renderers);
    })(),
  );

  test(
    "is of the text whose SHA-256 it names",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await tx`update public.lesson_contents set body = 'é\\' where lesson_id = ${shop.lessonId}`;
      const [, body] = await list(tx, shop);
      const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("é\\"));
      expect(body).toMatchObject({ part: "body", source_hash: Buffer.from(hash).toString("hex") });
    }),
  );

  test(
    "is read by who reads the Markdown: the preview by all, the body not by those who did not buy",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await markRendered(tx, shop);
      const partsFor = async (reader: Parameters<typeof asRole>[1]) =>
        (await asRole(tx, reader, () => list(tx, shop))).map(({ part }) => part);
      expect(await partsFor("anon")).toEqual(["preview"]);
      expect(await partsFor(shop.learner)).toEqual(["preview"]);
      expect(await partsFor(shop.creator)).toEqual(["preview", "body"]);
      await tx`update public.lessons set status = 'draft' where id = ${shop.lessonId}`;
      expect(await partsFor("anon")).toEqual([]);
      expect(await partsFor(shop.creator)).toEqual(["preview", "body"]);
    }),
  );
});
