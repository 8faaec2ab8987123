import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { asRole, denied, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createLesson, createShop } from "../../support/database/shop.ts";

/** What Supabase has and the sandbox has not: each stand-in keeps what it was asked for. */
async function createExtensions(tx: Tx): Promise<void> {
  await tx.unsafe(`
    create schema net;
    create schema cron;
    create schema vault;
    create table net.calls (url text, headers jsonb, body jsonb, timeout_milliseconds integer);
    create function net.http_post(url text, headers jsonb, body jsonb, timeout_milliseconds integer)
    returns bigint language sql as 'insert into net.calls values (url, headers, body, timeout_milliseconds); select 1::bigint';
    create table cron.jobs (name text, schedule text, command text);
    create function cron.schedule(name text, schedule text, command text) returns bigint
    language sql as 'insert into cron.jobs values (name, schedule, command); select 1::bigint';
    create table vault.decrypted_secrets (name text, decrypted_secret text);
    insert into vault.decrypted_secrets values ('shop_url', 'https://shop.example'), ('cron_secret', 'abc');
  `);
}

const install = async (tx: Tx) => {
  await createExtensions(tx);
  const shop = await createShop(tx);
  await tx`delete from private.catalogue_changes`;
  await tx.unsafe(await readFile("supabase/jobs.sql", "utf8"));
  return shop;
};
const callsOf = (tx: Tx) => tx<{ url: string; headers: object }[]>`select url, headers from net.calls`;
const headers = { "content-type": "application/json", authorization: "Bearer abc" };

test(
  "a change of the catalogue calls the shop once per transaction; other writes do not",
  withRollback(async (tx) => {
    const { creator, learner } = await install(tx);
    await tx`update public.profiles set display_name = 'Countess' where id = ${learner.id}`;
    expect(await callsOf(tx)).toHaveLength(0);
    await createLesson(tx, { creator_id: creator.id });
    await createLesson(tx, { creator_id: creator.id });
    expect([...(await callsOf(tx))]).toEqual([{ url: "https://shop.example/api/jobs/revalidate", headers }]);
  }),
);

test(
  "each scheduled command calls its job with the secret",
  withRollback(async (tx) => {
    await install(tx);
    const jobs = await tx<{ name: string; command: string }[]>`select name, command from cron.jobs`;
    for (const { command } of jobs) await tx.unsafe(command);
    expect([...(await callsOf(tx))]).toEqual(
      ["reconcile", "outbox", "maintenance"].map((name) => ({
        url: `https://shop.example/api/jobs/${name}`,
        headers,
      })),
    );
  }),
);

test(
  "nobody else may call a job, and the file may be run again",
  withRollback(async (tx) => {
    const { learner } = await install(tx);
    await tx.unsafe(await readFile("supabase/jobs.sql", "utf8"));
    for (const actor of ["anon", "service_role", learner] as const) {
      const call = (inner: Tx) => asRole(inner, actor, () => inner`select private.call_job('reconcile')`);
      expect(await errorCodeOf(tx, call)).toBe(denied);
    }
  }),
);
