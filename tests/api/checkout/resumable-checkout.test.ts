import { expect, test } from "vitest";
import { createCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { password } from "../../support/http/accounts.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";

test("11: the lesson's page offers to finish a checkout, and no longer once the shop's fee has changed", async () => {
  const { learner, lessonId } = await createCheckout();
  const [lesson] = await sql<{ slug: string }[]>`select slug from public.lessons where id = ${lessonId}`;
  const cookie = await sessionCookie({ email: learner.email, password });
  const offer = async (shop: string) => {
    const { text } = await ask(`/lessons/${lesson?.slug}`, { headers: { cookie }, shop });
    return text.match(/Finish your purchase|Buy for \$12/)?.[0];
  };
  expect(await offer(shopUrl)).toBe("Finish your purchase");
  const other = await startSecondShop({ PLATFORM_FEE_PERCENT: "20" });
  try {
    expect(await offer(other.url)).toBe("Buy for $12");
  } finally {
    await other.stop();
  }
});
