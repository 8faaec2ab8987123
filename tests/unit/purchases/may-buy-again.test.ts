import { expect, test } from "vitest";
import { mayBuyAgain } from "@/lib/purchases/status";
import { detailsOf, disputeOf, type Fields } from "../../support/database/details-of";

const lost = disputeOf({ status: "lost", reverses: true });
const open = disputeOf({ status: "needs_response", reverses: true });

test.each<[what: string, fields: Fields, may: boolean]>([
  ["a debit is on its way", { status: "processing" }, false],
  ["a voucher waits for its buyer", { status: "processing", awaitsBuyer: true }, true],
  ["a dispute is lost", { status: "disputed", disputes: [lost] }, true],
  [
    "a dispute is open beside one lost over a part",
    { status: "disputed", disputes: [{ ...lost, takenMinor: 400 }, open] },
    false,
  ],
])("another payment is offered while %s: %o", (_what, fields, may) => {
  expect(mayBuyAgain(detailsOf(fields))).toBe(may);
});
