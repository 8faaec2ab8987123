import { readFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { ask } from "../../support/http/shop-client.ts";
import { runScript } from "../../support/node-command.ts";
import { until } from "../../support/until.ts";

const allow = () => sql`grant execute on function public.catalogue_version to anon`;
afterEach(async () => {
  await allow();
});

const doctor = async () => (await runScript("lib/operator/doctor.ts")).out;
const isReady = async () => (await ask("/api/health/ready")).json;

/** Visits the home page until the log has another line with this message. */
async function visitUntilLogged(words: string) {
  const count = async () => (await readFile(process.env.LECTERN_SHOP_LOG ?? "", "utf8")).split(words).length;
  const before = await count();
  await until(words, async () => {
    expect((await ask("/")).status).toBe(200);
    return (await count()) > before;
  });
}

/** On a busy machine one reading may take longer than the shop waits for it. */
const untilReadable = () =>
  until("a readable catalogue version", async () =>
    JSON.stringify(await isReady()).includes('"catalogue":"ok"'),
  );

test("an unreadable catalogue version shows in log, readiness and doctor, and so does its return", async () => {
  await untilReadable();
  await until("the doctor's mark", async () => /✓ The catalogue/.test(await doctor()));

  await sql`revoke execute on function public.catalogue_version from anon`;
  await visitUntilLogged("catalogue version is not readable");
  expect(await isReady()).toMatchObject({ status: "ready", catalogue: "unseen" });
  expect(await doctor()).toMatch(/✗ .*catalogue/);

  await allow();
  await visitUntilLogged("catalogue version is readable again");
  await untilReadable();
});
