import { expect, onTestFinished, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";

test("views that wait to be counted are written when the shop is stopped", async () => {
  const { lessonId } = await createOwnLesson();
  const shop = await startSecondShop({ LECTERN_SERVER: "server.ts" });
  onTestFinished(() => shop.stop());
  const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0" };
  expect((await ask(`/lessons/l-${lessonId}`, { shop: shop.url, headers })).status).toBe(200);
  await shop.stop();
  const rows =
    await sql`select views from public.lesson_views where scope_id = ${lessonId} and grain = 'day'`;
  expect(rows).toEqual([{ views: 1 }]);
});
