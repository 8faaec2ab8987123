import { expect, test } from "vitest";
import { createCoupon } from "../../support/database/coupons.ts";
import { sql } from "../../support/database/database.ts";
import { createCreatorAccount } from "../../support/http/accounts.ts";
import { openBrowserAs } from "../../support/http/form-browser.ts";

const path = "/studio/coupons/new";
const typed = { code: "SPRING", percent: "25", kind: "percent", scope: "all" };
const taken = "You have this code already";

test("a code that is taken is refused beside its field, once, and no link says so", async () => {
  const creator = await createCreatorAccount();
  await createCoupon(sql, creator, { code: typed.code });
  const browser = await openBrowserAs(creator);
  const refused = await browser.submit(await browser.visit(path), 'value="save-coupon"', typed);
  expect(refused.html).toContain(taken);
  expect(refused.html).toContain('value="25"');
  const query = new URLSearchParams({ ...typed, problem: "code_taken" });
  expect((await browser.visit(`${path}?${query}`)).html).not.toContain(taken);
});
