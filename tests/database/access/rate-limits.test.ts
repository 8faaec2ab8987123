import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { atOnce } from "../../support/database/committed-data.ts";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";

const day = 86_400;

describe("a rate limit", () => {
  test(
    "lets so many through, then says how many seconds to wait",
    withRollback(async (tx) => {
      const key = randomUUID();
      expect([await take(tx, key, 2), await take(tx, key, 2)]).toEqual([0, 0]);
      const wait = await take(tx, key, 2);
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(day);
    }),
  );

  test(
    "starts again in the next window",
    withRollback(async (tx) => {
      const key = randomUUID();
      await take(tx, key, 1);
      expect(await take(tx, key, 1)).toBeGreaterThan(0);
      await tx`update private.rate_limits set window_start = window_start - interval '1 day' where key = ${key}`;
      expect(await take(tx, key, 1)).toBe(0);
    }),
  );

  test(
    "waits exactly until the window's end",
    withRollback(async (tx) => {
      const key = randomUUID();
      await take(tx, key, 0);
      const wait = await take(tx, key, 0);
      const [row] = await tx<{ left: number }[]>`
        select ceil(extract(epoch from window_start - now()) + ${day}::int)::int as left
        from private.rate_limits where key = ${key}`;
      expect(wait).toBe(row?.left);
    }),
  );

  test(
    "of one key is none of another's",
    withRollback(async (tx) => {
      const [one, other] = [randomUUID(), randomUUID()];
      await take(tx, one, 1);
      await take(tx, one, 1);
      expect(await take(tx, other, 1)).toBe(0);
    }),
  );

  test(
    "takes back a hit, and never more than there are",
    withRollback(async (tx) => {
      const key = randomUUID();
      await take(tx, key, 1);
      for (let i = 0; i < 3; i++)
        await asRole(tx, "service_role", () => tx`select public.release_rate_limit(${key}, ${day})`);
      expect(await take(tx, key, 1)).toBe(0);
      expect(await take(tx, key, 1)).toBeGreaterThan(0);
    }),
  );

  test(
    "of nothing lets no one through",
    withRollback(async (tx) => {
      expect(await take(tx, randomUUID(), 0)).toBeGreaterThan(0);
    }),
  );

  test(
    "clears away windows that are long over, and no others",
    withRollback(async (tx) => {
      const [old, recent] = [randomUUID(), randomUUID()];
      await tx`
        insert into private.rate_limits (key, window_start, hits)
        values (${old}, now() - interval '25 hours', 1), (${recent}, now() - interval '23 hours', 1)`;
      await take(tx, randomUUID(), 1);
      const rows = await tx`select key from private.rate_limits where key in (${old}, ${recent})`;
      expect([...rows]).toEqual([{ key: recent }]);
    }),
  );

  test("counts every one of many who come at once", async () => {
    const key = randomUUID();
    try {
      const waits = await atOnce(20, (tx) => take(tx, key, 5));
      expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    } finally {
      await sql`delete from private.rate_limits where key = ${key}`;
    }
  });
});

async function take(tx: Tx, key: string, limit: number): Promise<number | undefined> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ wait: number }[]>`select public.consume_rate_limit(${key}, ${limit}, ${day}) as wait`,
  );
  return row?.wait;
}
