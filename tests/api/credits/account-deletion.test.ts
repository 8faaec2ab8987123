import { describe, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { creditsOf, starter } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { password } from "../../support/http/accounts.ts";
import {
  askVerifyCredits,
  createPaidCredits,
  openCreditCheckout,
  redeem,
} from "../../support/http/credits.ts";
import { expectNotDeleted, sendDeletionForm } from "../../support/http/delete-account.ts";
import { getOutcome } from "../../support/http/effects.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { breakStripe, mendStripe, payUnnoticed } from "../../support/stripe/control.ts";
import { deliver } from "../../support/stripe/webhook.ts";

/** A member who has 500 of 700 credits left. */
async function createMember() {
  const [paid, { lessonId }] = await Promise.all([
    createPaidCredits({ credits: 700 }),
    createOwnLesson({ price: "2.00" }),
  ]);
  await deliver(paid.event);
  await redeem(paid.member, lessonId);
  return paid;
}

const balanceOf = async (member: { id: string }) => (await sql.begin((tx) => creditsOf(tx, member))).balance;

/** What a reader sees of a page. */
const textOf = (html: string) => html.replace(/<!--.*?-->|<[^>]*>/gs, "");

describe("deleting an account with unspent credits", () => {
  test("asks first: they are refunded, or end with the account", async () => {
    const [wanted, unwanted] = await Promise.all([createMember(), createMember()]);
    const cookie = await sessionCookie({ email: wanted.member.email, password });
    const page = await ask("/settings/delete", { headers: { cookie } });
    expect(page.text).toMatch(/the lesson you bought.*\$5\b/s);
    const goodbye = await sendDeletionForm(wanted.member, { refundCredits: "yes" });
    expect(goodbye.to).toBe("/goodbye");
    const cookies = goodbye.cookies.map((set) => set.split(";")[0]).join("; ");
    const said = await ask("/goodbye", { headers: { cookie: cookies } });
    expect(textOf(said.text)).toMatch(/\$5\W* for your unspent credits is on its way back\./);
    expect((await sendDeletionForm(unwanted.member)).to).toBe("/goodbye");
    expect(await getOutcome(wanted.purchaseId)).toMatchObject({ refunded_minor: 500 });
    expect(await getOutcome(unwanted.purchaseId)).toMatchObject({ refunded_minor: 0 });
    for (const { member } of [wanted, unwanted]) expect(await balanceOf(member)).toBe(0);
  });

  test("names them, and refunds each pack", async () => {
    const { member, purchaseId } = await createMember();
    const other = await openCreditCheckout(member, { packId: starter });
    await payUnnoticed(other.sessionId);
    await askVerifyCredits(member, other.sessionId);
    const cookie = await sessionCookie({ email: member.email, password });
    const page = await ask("/settings/delete", { headers: { cookie } });
    expect(textOf(page.text)).toMatch(/Your credits: 1,000\. They end with the account, except for those/);
    expect(page.text).toContain("$9.99");
    expect(page.text).toMatch(/<input[^>]*name="refundCredits"[^>]* checked/);
    expect((await sendDeletionForm(member, { refundCredits: "yes" })).to).toBe("/goodbye");
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 500 });
    expect(await getOutcome(other.purchaseId)).toMatchObject({ refunded_minor: 499 });
  });

  test("stops when Stripe refuses the refund, and they are kept", async () => {
    const { member, purchaseId } = await createMember();
    await breakStripe({ kind: "400", match: purchaseId, times: 20 });
    await expectNotDeleted(await sendDeletionForm(member, { refundCredits: "yes" }), member);
    await mendStripe(purchaseId);
    expect(await balanceOf(member)).toBe(500);
  });
});
