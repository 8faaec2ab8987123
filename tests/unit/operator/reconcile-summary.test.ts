import { expect, test } from "vitest";
import { reconcileSummary } from "@/app/[variant]/(operator)/operator/reconcile-summary";
import { flashMessage } from "@/components/flash/flash-messages";

type Report = Parameters<typeof reconcileSummary>[0];

const none = { seen: 3, repaired: 0 };
const report: Report = {
  complete: true,
  stopped: null,
  failed: 0,
  events: { ...none, missed: 0 },
  refunds: none,
  disputes: none,
  unfinished: none,
  checkouts: { asked: 2, repaired: 0, neverCreated: 0 },
  receipts: { asked: 0 },
  requests: { duplicates: 0, tried: 0, sent: 0, failed: 0 },
  webhook: { endpoint: "enabled", lostAt: 0 },
  calls: 5,
};

const messageOf = (fields: Partial<Report>) => flashMessage(reconcileSummary({ ...report, ...fields }));

test("nothing was missing where everything was compared and nothing repaired", () => {
  expect(messageOf({})).toEqual({
    tone: "success",
    title: "Reconciled with Stripe.",
    text: "Nothing was missing here.",
  });
});

test("a pass that stopped says that the next one continues", () => {
  expect(messageOf({ complete: false })).toEqual({
    tone: "warning",
    title: "The reconciliation did not finish.",
    text: "The next one continues from there.",
  });
});

test.each<[string, Partial<Report>, string]>([
  [
    "a fact was missing",
    { refunds: { seen: 1, repaired: 1 } },
    "Facts that were missing here and are recorded now: 1.",
  ],
  [
    "the end of a checkout was missing",
    { checkouts: { asked: 1, repaired: 1, neverCreated: 0 }, events: { seen: 2, missed: 2, repaired: 2 } },
    "Facts that were missing here and are recorded now: 3.",
  ],
  [
    "Stripe never had a checkout",
    { checkouts: { asked: 0, repaired: 0, neverCreated: 2 } },
    "Checkouts that Stripe never had, now ended: 2.",
  ],
  ["something failed", { failed: 2 }, "Could not be read, recorded or sent: 2; the shop’s log says why."],
])("“Nothing was missing” is not said when %s", (_, fields, text) => {
  const tone = fields.failed ? "warning" : "success";
  expect(messageOf(fields)).toEqual({ tone, title: "Reconciled with Stripe.", text });
});

test("refunds that were sent are counted, too", () => {
  expect(messageOf({ requests: { duplicates: 1, tried: 1, sent: 1, failed: 0 } })?.text).toBe(
    "Nothing was missing here. Refunds sent: 1.",
  );
});
