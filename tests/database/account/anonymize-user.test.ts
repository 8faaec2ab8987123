import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { startDraft } from "../../support/database/drafts.ts";
import { findTablesWithText } from "../../support/database/find-text.ts";
import { facts, record, refundOf } from "../../support/database/payment-facts.ts";
import {
  createLesson,
  createPurchase,
  createShop,
  getPurchase,
  openCheckout,
  type Shop,
} from "../../support/database/shop.ts";
import { sample } from "../../support/scale.ts";

const forget = (tx: Tx, { id }: { id: string }) =>
  asRole(tx, "service_role", () => tx`select public.anonymize_user(${id})`);
const deleteUser = (tx: Tx, { id }: { id: string }) => tx`delete from auth.users where id = ${id}`;

/** In the shop; in Supabase's dashboard; in the shop, broken off after the first half, and then again. */
const ways: [way: string, go: (tx: Tx, person: { id: string }) => Promise<unknown>][] = [
  ["in the shop", async (tx, person) => [await forget(tx, person), await deleteUser(tx, person)]],
  ["in the dashboard", deleteUser],
  [
    "at the second try",
    async (tx, person) => [await forget(tx, person), await forget(tx, person), await deleteUser(tx, person)],
  ],
];

describe.each(sample(ways, 2))("an account that is deleted %s", (_, erase) => {
  test(
    "leaves the person's name and e-mail address in no table",
    withRollback(async (tx) => {
      const { shop, email, name } = await createTraces(tx);
      expect(await findTablesWithText(tx, email)).toEqual(
        expect.arrayContaining(["auth.users", "private.refund_requests", "public.purchases"]),
      );
      expect(await findTablesWithText(tx, name)).toEqual(expect.arrayContaining(["public.profiles"]));
      await erase(tx, shop.learner);
      expect(await findTablesWithText(tx, email)).toEqual([]);
      expect(await findTablesWithText(tx, name)).toEqual([]);
    }),
  );

  test(
    "leaves what was paid as it was, under its key, and takes later refunds",
    withRollback(async (tx) => {
      const { shop, checkout } = await createTraces(tx);
      const before = await getPurchase(tx, checkout.purchaseId);
      await erase(tx, shop.learner);
      const { status, amount, paid_minor, stripe_session_id } = before;
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({
        ...{ status, amount, paid_minor, stripe_session_id },
        user_id: null,
        buyer_key: shop.learner.id,
      });
      await record(tx, { type: "refund.created", object: refundOf(checkout) });
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({ status: "refunded" });
    }),
  );

  test(
    "touches no one else",
    withRollback(async (tx) => {
      const { shop } = await createTraces(tx);
      const theirs = await createPurchase(tx, shop, { user_id: shop.otherLearner.id });
      const [before] = await tx`select * from public.purchases where id = ${theirs}`;
      await erase(tx, shop.learner);
      expect((await tx`select * from public.purchases where id = ${theirs}`)[0]).toEqual(before);
      expect(await tx`select from public.profiles where id = ${shop.otherLearner.id}`).toHaveLength(1);
    }),
  );

  test(
    "of a creator: sold lessons stay with their buyers, without a name; others are deleted",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const name = `Ines ${randomUUID()}`;
      const word = `x${randomUUID().replaceAll("-", "")}`;
      await tx`update public.creators set name = ${word} where id = ${shop.creator.id}`;
      expect(await findTablesWithText(tx, word)).toContain("private.search_words");
      await tx`update public.creators set name = ${name} where id = ${shop.creator.id}`;
      await tx`update public.creators set bio = ${`I am ${name}`} where id = ${shop.creator.id}`;
      const unsold = await createLesson(tx, { creator_id: shop.creator.id });
      await createPurchase(tx, shop);
      await startDraft(tx, shop.creator, shop.lessonId);
      const versions = () => tx`select from public.lesson_versions where lesson_id = ${shop.lessonId}`;
      expect(await versions()).toHaveLength(1);
      await erase(tx, shop.creator);

      expect(await versions()).toHaveLength(0);
      expect(await findTablesWithText(tx, name)).toEqual([]);
      expect(await findTablesWithText(tx, word)).toEqual([]);
      expect(await tx`select slug, name, bio from public.creators where id = ${shop.creator.id}`).toEqual([
        { slug: `former-${shop.creator.id}`, name: "A former creator", bio: "" },
      ]);
      expect(await tx`select from public.lessons where id = ${unsold}`).toHaveLength(0);
      expect(await tx`select status from public.lessons where id = ${shop.lessonId}`).toEqual([
        { status: "archived" },
      ]);
      const read = (who: { id: string }) =>
        asRole(tx, who, () => tx`select from public.lesson_contents where lesson_id = ${shop.lessonId}`);
      expect(await read(shop.learner)).toHaveLength(1);
      expect(await read(shop.otherLearner)).toHaveLength(0);
    }),
  );

  test(
    "of a creator without sales leaves no row",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      const name = `x${randomUUID().replaceAll("-", "")}`;
      await tx`update public.creators set name = ${name} where id = ${creator.id}`;
      await erase(tx, creator);
      expect(await findTablesWithText(tx, creator.id)).toEqual([]);
      expect(await findTablesWithText(tx, name)).toEqual([]);
    }),
  );
});

test("no account can anonymize another, or itself, except through the shop", async () => {
  await sql.begin(async (tx) => {
    const refused = await tx
      .savepoint((inner) =>
        asRole(inner, { id: randomUUID() }, () => inner`select public.anonymize_user(${randomUUID()})`),
      )
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "42501" });
  });
});

test(
  "deletes an account with as few locks as any other, however many lessons were bought or kept",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const locks = async () =>
      (await tx`select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`).length;
    const lessons = () =>
      Promise.all(Array.from({ length: 30 }, () => createLesson(tx, { creator_id: shop.otherCreator.id })));
    for (const lesson_id of await lessons()) await createPurchase(tx, shop, { lesson_id });
    await tx`set local session_replication_role = replica`; // no triggers, which lock
    await tx`insert into public.kept_lessons (user_id, lesson_id)
      select ${shop.learner.id}, id from unnest(${await lessons()}::uuid[]) as id`;
    await tx`set local session_replication_role = origin`;
    const before = await locks();
    await forget(tx, shop.learner);
    expect((await locks()) - before).toBeLessThan(5);
    expect(await tx`select from public.kept_lessons where user_id = ${shop.learner.id}`).toHaveLength(0);
  }),
);

/** A learner whose name and e-mail address are in every column that can hold them. */
async function createTraces(tx: Tx) {
  const shop: Shop = await createShop(tx);
  const name = `Ada ${randomUUID()}`;
  const email = `${randomUUID()}@learner.test`;
  const { id } = shop.learner;
  await tx`update auth.users set email = ${email}, email_change = ${email},
    raw_user_meta_data = ${tx.json({ display_name: name })} where id = ${id}`;
  await tx`update public.profiles set display_name = ${name} where id = ${id}`;
  await tx`insert into auth.identities (id, user_id, provider, provider_id, identity_data)
    values (${randomUUID()}, ${id}, 'email', ${id}, ${tx.json({ sub: id, email })})`;
  const checkout = await openCheckout(tx, shop.learner, shop.lessonId, {
    metadata: {
      customerEmail: email,
      successUrl: `http://x.test/?for=${email}`,
      cancelUrl: `http://x.test/${email}`,
    },
  });
  await record(tx, facts.paid(checkout));
  await tx`insert into public.lesson_openings (user_id, lesson_id) values (${id}, ${shop.lessonId})`;
  await tx`select public.request_refund(${shop.creator.id}, ${checkout.purchaseId}, ${randomUUID()}, 100,
    'requested_by_customer', ${`${email} asked for it`})`;
  return { shop, name, email, checkout };
}
