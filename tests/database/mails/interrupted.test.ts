import { describe, expect, test } from "vitest";
import { claimed, pass, recordMail, rowsOf, withSale } from "../../support/database/mails.ts";
import { createOperator } from "../../support/database/refunds.ts";

describe("a mail", () => {
  test(
    "whose senders died three times is left to an operator, whose retry counts anew",
    withSale(async (tx, { learner }, claimNext) => {
      const first = claimed(await claimNext());
      for (let attempt = 2; attempt <= 3; attempt++) {
        await pass(tx, first, 301);
        expect(await claimNext()).toMatchObject({ id: first.id, kind: "purchase_paid", attempt });
      }
      await pass(tx, first, 301);
      expect(await claimNext()).toMatchObject({ kind: "first_sale" });
      expect(await rowsOf(tx, learner)).toMatchObject([{ state: "failed", reason: "unknown_outcome" }]);
      const { id } = await createOperator(tx);
      await tx`select public.retry_mail(${id}, ${`mail:${first.id}:3`})`;
      expect(await claimNext()).toMatchObject({ id: first.id, attempt: 4 });
      await pass(tx, first, 301);
      expect(await claimNext()).toMatchObject({ id: first.id, attempt: 5 });
    }),
  );

  test(
    "that was deferred twice outlives two of its senders, and is left to an operator after the third",
    withSale(async (tx, { learner, creator }, claimNext) => {
      const first = claimed(await claimNext());
      expect(await recordMail(tx, first, "deferred", "452 4.2.2")).toBe("waiting");
      await pass(tx, first, 301);
      expect(await recordMail(tx, claimed(await claimNext()), "deferred", "452 4.2.2")).toBe("waiting");
      for (let attempt = 3; attempt <= 5; attempt++) {
        await pass(tx, first, 601);
        expect(await claimNext()).toMatchObject({ id: first.id, attempt });
      }
      await pass(tx, first, 601);
      expect(await claimNext()).toMatchObject({ recipientId: creator.id });
      expect(await rowsOf(tx, learner)).toMatchObject([{ state: "failed", reason: "unknown_outcome" }]);
    }),
  );
});
