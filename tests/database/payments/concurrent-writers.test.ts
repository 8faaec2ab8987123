import fc from "fast-check";
import { expect, test } from "vitest";
import { sql, type Tx, withRollback } from "../../support/database/database.ts";
import { recordByMortals } from "../../support/database/histories/killed-writers.ts";
import { finalRowsOf, shuffled } from "../../support/database/histories/properties.ts";
import { installRecorder, rowsOf } from "../../support/database/histories/shop-rows.ts";
import { createWorld, removeWorld, type World } from "../../support/database/histories/shop-world.ts";
import { choices, historyOf, type Update } from "../../support/database/histories/stripe-history.ts";
import { seededRandom } from "../../support/prng.ts";
import { scaled } from "../../support/scale.ts";

test.each(
  process.env.LECTERN_SEED
    ? [Number(process.env.LECTERN_SEED)]
    : Array.from({ length: scaled(1, 8) }, (_, index) => index + 1),
)(
  "sixteen writers whose backends are killed leave what one writer leaves that records in order (seed %i)",
  async (seed) => {
    const random = seededRandom(seed);
    const shops = await createShops(seed);
    try {
      const updates = shops.flatMap((shop) => shop.updates);
      const delivered = shuffled([...updates, ...updates.filter(() => random() < 0.3)], random);
      const killed = await recordByMortals(
        16,
        delivered.map(({ fact }) => fact),
        random,
      );
      expect(killed).toBeGreaterThan(10);
      for (const { world, updates, finalRows } of shops) {
        expect(await sql.begin((tx) => rowsOf(tx, world))).toBe(finalRows);
        expect(await loggedEvents(world)).toEqual(eventIds(updates));
      }
    } finally {
      for (const { world } of shops) await sql.begin((tx) => removeWorld(tx, world));
    }
  },
);

/** Shops that every connection sees, each with a long history and with the rows to which it leads. */
async function createShops(seed: number) {
  const shops: { world: World; updates: Update[]; finalRows: string }[] = [];
  for (const choice of fc.sample(choices("everything", 60), { seed, numRuns: scaled(4, 8) })) {
    const world = await sql.begin((tx) => createWorld(tx));
    const updates = historyOf({ ...choice, purchases: 7 }, world.purchases, world.tag);
    let finalRows = "";
    await withRollback(async (tx: Tx) => {
      await installRecorder(tx);
      finalRows = await finalRowsOf(tx, world, updates, updates);
    })();
    shops.push({ world, updates, finalRows });
  }
  return shops;
}

const eventIds = (updates: Update[]) => updates.flatMap(({ fact }) => fact.eventId ?? []).toSorted();

async function loggedEvents({ tag }: World) {
  const rows = await sql<{ id: string }[]>`
    select event_id as id from private.payment_events where event_id like ${`evt\\_${tag}\\_%`}`;
  return rows.map(({ id }) => id).toSorted();
}
