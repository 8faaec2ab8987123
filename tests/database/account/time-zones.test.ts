import { expect, test } from "vitest";
import { isTimeZone, listTimeZones } from "@/lib/format/time-zones";
import { asRole, errorCodeOf, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createPerson, createPurchase, createShop } from "../../support/database/shop.ts";

async function save(tx: Tx, who: { id: string }, zone: string | null) {
  const [row] = await asRole(
    tx,
    who,
    () => tx<{ outcome: string }[]>`
      select public.save_creator_profile('Ada', ${`s-${who.id}`}, '', null, ${zone}) ->> 'outcome' as outcome`,
  );
  return row?.outcome;
}

const zoneSeenBy = async (tx: Tx, who: { id: string }, creator: { id: string }) =>
  (
    await asRole(
      tx,
      who,
      () => tx`select time_zone from public.creator_settings where creator_id = ${creator.id}`,
    )
  )[0]?.time_zone;

test(
  "a creator's time zone is UTC at first, then the one they choose, which nobody else sees",
  withRollback(async (tx) => {
    const [ada, ben] = [await createPerson(tx), await createPerson(tx)];
    expect(await save(tx, ada, null)).toBe("created");
    expect(await zoneSeenBy(tx, ada, ada)).toBe("UTC");
    expect(await save(tx, ada, "Asia/Kathmandu")).toBe("saved");
    expect(await save(tx, ada, null)).toBe("saved");
    expect(await save(tx, ada, "Mars/Olympus_Mons")).toBe("time_zone_unknown");
    expect(await zoneSeenBy(tx, ada, ada)).toBe("Asia/Kathmandu");
    expect(await zoneSeenBy(tx, ben, ada)).toBeUndefined();
    const write = (inner: Tx) => inner`update public.creator_settings set time_zone = 'Mars' where true`;
    expect(await errorCodeOf(tx, write)).toBe("creator_settings_time_zone_known");
  }),
);

test(
  "of more checkouts than a form may wait for, an operator changes the time zone by SQL",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop, { status: "completed" });
    await tx`update public.earnings_rollups set checkouts = 100001 where scope_id = ${shop.creator.id}`;
    expect(await save(tx, shop.creator, "Asia/Kathmandu")).toBe("time_zone_fixed");
    expect(await zoneSeenBy(tx, shop.creator, shop.creator)).toBe("UTC");
    await tx`select private.move_time_zone(${shop.creator.id}, 'Asia/Kathmandu')`;
    expect(await zoneSeenBy(tx, shop.creator, shop.creator)).toBe("Asia/Kathmandu");
  }),
);

test("a form offers no zone that the database refuses", async () => {
  const rows = await sql<{ name: string }[]>`select name from private.time_zones`;
  const known = rows.map(({ name }) => name);
  expect(listTimeZones().filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !isTimeZone(name))).toEqual([]);
});

test.each([
  ["an ordinary day", "2026-11-21", "Europe/Berlin", "2026-11-20 23:00"],
  ["the clocks go forward at midnight", "2018-11-04", "America/Sao_Paulo", "2018-11-04 03:00"],
  ["the clocks go back over midnight", "2026-11-01", "America/Havana", "2026-11-01 04:00"],
  ["quarters of an hour", "2026-11-21", "Asia/Kathmandu", "2026-11-20 18:15"],
  ["a day that was left out", "2011-12-30", "Pacific/Apia", "2011-12-30 10:00"],
])("the first instant of a day: %s", async (_, day, zone, start) => {
  const [row] = await sql<{ start: string; before: string; at: string }[]>`
    select to_char(start at time zone 'utc', 'YYYY-MM-DD HH24:MI') as start,
      private.day_in(start - interval '1 microsecond', ${zone})::text as before,
      private.day_in(start, ${zone})::text as at
    from private.day_start(${day}, ${zone}) as start`;
  expect(row?.start).toBe(start);
  expect((row?.before ?? "") < day && (row?.at ?? "") >= day).toBe(true);
});
