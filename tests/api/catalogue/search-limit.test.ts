import { createHash, randomInt, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { scriptProblems } from "../../support/http/page-policy.ts";
import { shopUrl as siteUrl } from "../../support/http/shop-client.ts";

const search = (q: string, client: string) =>
  fetch(`${siteUrl}/lessons?${new URLSearchParams({ q })}`, { headers: { "x-forwarded-for": client } });

test("one client causes 60 searches a minute; what is cached does not count", async () => {
  const [client, other] = [`198.51.100.${randomInt(1, 127)}`, `198.51.100.${randomInt(128, 255)}`];
  const [last, late] = [`kerning ${randomUUID()}`, `kerning ${randomUUID()}`];
  await spend(client, 59);
  expect((await search(last, client)).status).toBe(200);
  await spend(client, 60);
  expect((await search(last, client)).status).toBe(200);
  const refused = await search(late, client);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  const page = await refused.text();
  expect(page).toContain("Too many searches");
  expect(page).toContain(`value="${late}"`);
  expect(scriptProblems({ headers: refused.headers, text: page })).toEqual([]);
  expect((await fetch(`${siteUrl}/lessons`, { headers: { "x-forwarded-for": client } })).status).toBe(200);
  const answered = await search(late, other);
  expect(answered.status).toBe(200);
  expect(await answered.text()).not.toContain("Too many searches");
});

test("what one's own lessons are searched for is never cached, and always counts", async () => {
  const client = `203.0.113.${randomInt(1, 255)}`;
  const own = () =>
    fetch(`${siteUrl}/lessons?q=kerning&owned=yes`, { headers: { "x-forwarded-for": client } });
  await spend(client, 59);
  expect((await own()).status).toBe(200);
  await spend(client, 60);
  expect((await own()).status).toBe(429);
});

test.each(["ﬃ".repeat(100), "'", "\\", "a\u0301".repeat(200), "%", "_", "(", ":*", "料".repeat(200)])(
  "%s is searched literally, and no error",
  async (q) => {
    expect((await search(q, `192.0.2.${randomInt(1, 255)}`)).status).toBe(200);
  },
);

/** Counts so many hits of a client in this minute and in each of the next hour, however long a test takes. */
async function spend(client: string, hits: number) {
  const key = `search:${createHash("sha256").update(client).digest("base64url")}`;
  await sql`
    insert into private.rate_limits (key, window_start, hits)
    select ${key}, to_timestamp(floor(extract(epoch from now()) / 60 + n) * 60), ${hits}
    from generate_series(0, 60) as n
    on conflict on constraint rate_limits_pkey do update set hits = excluded.hits`;
}
