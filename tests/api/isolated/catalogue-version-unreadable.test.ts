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

/** Visits the front page until the log has another line that says this. */
async function visitUntilLogged(words: string) {
  const count = async () => (await readFile(process.env.LECTERN_SHOP_LOG ?? "", "utf8")).split(words).length;
  const before = await count();
  await until(words, async () => {
    expect((await ask("/")).status).toBe(200);
    return (await count()) > before;
  });
}

test("a catalogue that cannot be followed: log, readiness and doctor say so, and when it can again", async () => {
  expect(await isReady()).toMatchObject({ status: "ready", catalogue: "ok" });
  expect(await doctor()).toContain("✓ The catalogue's changes are seen");

  await sql`revoke execute on function public.catalogue_version from anon`;
  await visitUntilLogged("the catalogue's changes are not seen");
  expect(await isReady()).toMatchObject({ status: "ready", catalogue: "unseen" });
  expect(await doctor()).toContain("✗ The database does not tell of the catalogue's changes");

  await allow();
  await visitUntilLogged("the catalogue is followed again");
  expect(await isReady()).toMatchObject({ status: "ready", catalogue: "ok" });
});
