import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { askCheckout, createOwnLesson, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createPerson } from "../../support/database/shop.ts";
import { signIn } from "../../support/http/accounts.ts";
import { listSessions, stripe } from "../../support/stripe/control.ts";

test.each([
  ["letters beyond ASCII", (id: string) => `zoë.${id}@lectern.test`],
  ["two dots in a row", (id: string) => `zoe..${id}@lectern.test`],
  ["a dot in front", (id: string) => `.zoe${id}@lectern.test`],
  ["a domain of one word", (id: string) => `zoe${id}@localhost`],
])(
  "49: an e-mail address that Stripe does not accept, with %s, keeps no one from paying",
  async (_what, emailOf) => {
    const { id } = await createPerson(sql);
    await sql`update auth.users set email = ${emailOf(randomUUID().slice(0, 8))} where id = ${id}`;
    const [learner, { lessonId }] = await Promise.all([signIn({ id }), createOwnLesson()]);
    expect(await askCheckout(learner, lessonId)).toMatchObject({ status: 200 });
    const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
    const session = await stripe.checkout.sessions.retrieve(sessionId);
    expect(session).toMatchObject({
      customer_email: null,
      client_reference_id: purchaseId,
      amount_total: 1200,
    });
    expect(await listSessions(purchaseId)).toHaveLength(1);
  },
);
