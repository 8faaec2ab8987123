import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sql, type Tx } from "../../support/database/database.ts";
import { beginUntilWaiting } from "../../support/database/waiting.ts";

type Lock = (tx: Tx, buyer: string) => Promise<unknown>;
type Case = [held: string, wanted: string, hold: Lock, want: Lock];
const item = randomUUID();
const checkout: Lock = (tx, buyer) => tx`select private.lock_checkout(${buyer}, ${item})`;
const otherCheckout: Lock = (tx, buyer) => tx`select private.lock_checkout(${buyer}, ${randomUUID()})`;
const buyer: Lock = (tx, id) => tx`select private.lock_buyer(${id})`;
const otherBuyer: Lock = (tx) => tx`select private.lock_buyer(${randomUUID()})`;
const sale =
  (kind: "lesson" | "credits"): Lock =>
  (tx, id) =>
    tx`select private.lock_sale(jsonb_populate_record(
      null::public.purchases, ${tx.json({ kind, buyer_key: id, item_id: item })}
    ))`;
const credits: Lock = (tx, id) => tx`select private.lock_credits(${id})`;

test.each<Case>([
  ["a checkout", "the same", checkout, checkout],
  ["a checkout", "its buyer", checkout, buyer],
  ["a buyer", "a checkout of theirs", buyer, checkout],
  ["a buyer", "their credits", buyer, credits],
  ["a buyer", "the same", buyer, buyer],
  ["the sale of a lesson", "its checkout", sale("lesson"), checkout],
  ["the sale of a pack", "any checkout of its buyer", sale("credits"), otherCheckout],
  ["the sale of a pack", "its buyer's credits", sale("credits"), credits],
])("who holds %s keeps back who wants %s", async (_, __, hold, want) => {
  const id = randomUUID();
  const { answer } = await sql.begin(async (tx) => {
    await hold(tx, id);
    return beginUntilWaiting((other) => want(other, id));
  });
  await answer;
});

test.each<Case>([
  ["a checkout", "another of this buyer", checkout, otherCheckout],
  ["a buyer", "another buyer", buyer, otherBuyer],
])("who holds %s does not keep back who wants %s", async (_, __, hold, want) => {
  const id = randomUUID();
  await sql.begin(async (tx) => {
    await hold(tx, id);
    await sql.begin((other) => want(other, id));
  });
});

test("who holds a buyer takes no lock for each checkout of theirs, but for those of others", async () => {
  const id = randomUUID();
  await sql.begin(async (tx) => {
    const locks = async () =>
      (await tx`select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`).length;
    await buyer(tx, id);
    const held = await locks();
    await checkout(tx, id);
    expect(await locks()).toBe(held);
    await checkout(tx, randomUUID());
    expect(await locks()).toBeGreaterThan(held);
  });
});
