import { readFile } from "node:fs/promises";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { scriptProblems } from "../../support/http/page-policy.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { runScript } from "../../support/node-command.ts";
import { until } from "../../support/until.ts";

const allow = () => sql`grant execute on function public.catalogue_version to anon`;
afterEach(async () => {
  await allow();
});

const doctor = async () => (await runScript("lib/operator/doctor.ts")).out;
const isReady = async () => (await ask("/api/health/ready", { token: process.env.CRON_SECRET ?? "" })).json;

/**
 * Visits the home page until the log's newest line about the version says this. Not until another line does: where one
 * reading took too long, the shop has said so already, and says nothing more of the next that fail.
 */
async function visitUntilLogged(...states: ("not readable" | "readable again" | undefined)[]) {
  await until(`a catalogue version that is ${states[0]}`, async () => {
    expect((await ask("/")).status).toBe(200);
    const log = await readFile(process.env.LECTERN_SHOP_LOG ?? "", "utf8");
    const newest = [...log.matchAll(/catalogue version is (not readable|readable again)/g)].at(-1)?.[1];
    return states.some((state) => state === newest);
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
  await visitUntilLogged("readable again", undefined);

  await sql`revoke execute on function public.catalogue_version from anon`;
  await visitUntilLogged("not readable");
  expect(await isReady()).toMatchObject({ status: "ready", catalogue: "unseen" });
  expect(await doctor()).toMatch(/✗ .*catalogue/);

  await allow();
  await visitUntilLogged("readable again");
  await untilReadable();
});

test("without server.ts, and with no version to read, the database's call alone shows a change", async () => {
  await sql`revoke execute on function public.catalogue_version from anon`;
  const shop = await startSecondShop({ LECTERN_SERVER: "next" });
  onTestFinished(() => shop.stop());
  const titleOf = async () => {
    const answer = await ask("/lessons/kerning", { shop: shop.url });
    expect(scriptProblems(answer)).toEqual([]);
    return answer.text.match(/<h1[^>]*>([^<]*)/)?.[1];
  };
  const before = await titleOf();
  expect(await titleOf()).toBe(before);
  await sql`update public.lessons set title = 'Kerning, as of now' where slug = 'kerning'`;
  expect(await titleOf()).toBe(before);
  const headers = { authorization: `Bearer ${process.env.CRON_SECRET}` };
  expect((await ask("/api/jobs/revalidate", { shop: shop.url, body: {}, headers })).status).toBe(200);
  expect(await titleOf()).toBe("Kerning, as of now");
});
