import { test } from "@playwright/test";
import { purchasesOf } from "../../support/browser/database.ts";
import { giveFlash } from "../../support/browser/flash.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { expectHealthyPage } from "../../support/browser/page-checks.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";
import { purchaseOnce } from "../../support/browser/purchase-steps.ts";
import { buy } from "../../support/browser/shop-steps.ts";
import {
  books,
  openDispute,
  pay,
  payByBank,
  refundPayment,
  settle,
  stripe,
} from "../../support/stripe/control.ts";

const states: Record<string, (session: string, purchaseId: string) => Promise<unknown>> = {
  pending: async () => {},
  processing: (session) => payByBank(session),
  failed: async (session) => {
    await payByBank(session, "fails");
    await settle(session, "fail");
  },
  refunded: async (session, id) => refundPayment(await paid(session, id)),
  partially_refunded: async (session, id) => refundPayment(await paid(session, id), { amount: 500 }),
  disputed: async (session, id) => openDispute(await paid(session, id)),
  review: async (_, id) => pay(await sessionOfOtherPrice(id)),
};

for (const [status, bring] of Object.entries(states)) {
  test(`every page is accessible for a learner whose purchase is ${status}`, async ({ page, context }) => {
    const title =
      "Whistling, humming and other unaccompanied Selbstverständlichkeiten of the alpine shepherds";
    const [member, lesson] = await Promise.all([createMember(), createLesson({ title })]);
    await enterAs(context, member);
    await page.goto(`/lessons/${lesson.slug}`);
    const session = await buy(page);
    const [purchase] = await purchasesOf(member.id);
    const id = purchase?.id ?? "";
    await bring(session, id);
    await purchaseOnce(member, status);
    const at = "2026-11-18T18:26:40.000Z";
    await giveFlash(page, `/purchases/${id}`, { kind: "payment-checked", result: "unchanged", at });
    const paths = [`/purchases/${id}`, "/profile", `/lessons/${lesson.slug}`];
    if (status !== "partially_refunded" && status !== "review")
      paths.push(`/checkout/success?session_id=${session}`);
    for (const path of paths) await test.step(path, () => expectHealthyPage(page, path));
  });
}

/** Pays by card; answers the payment intent. */
async function paid(session: string, purchaseId: string): Promise<string> {
  await pay(session);
  const [book] = await books(purchaseId);
  return book?.payment_intent.id ?? "";
}

/** A checkout of this purchase for another amount than it has agreed. */
async function sessionOfOtherPrice(purchase_id: string): Promise<string> {
  const price_data = { currency: "usd", unit_amount: 500, product_data: { name: "Whistling" } };
  const { id } = await stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data }],
    success_url: "http://localhost/",
    metadata: { purchase_id },
    payment_intent_data: { metadata: { purchase_id } },
  });
  return id;
}
