import { expect, test } from "vitest";
import { asRole, withRollback } from "../../support/database/database.ts";
import { createShop, openCheckout } from "../../support/database/shop.ts";

test(
  "a checkout of an account that was deleted since the request began is refused",
  withRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx);
    await openCheckout(tx, learner, lessonId);
    await asRole(tx, "service_role", () => tx`select public.anonymize_user(${learner.id})`);
    await tx`delete from auth.users where id = ${learner.id}`;
    expect((await openCheckout(tx, learner, lessonId)).outcome).toBe("unauthenticated");
  }),
);
