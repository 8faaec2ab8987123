import { randomUUID } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createTeacher, password } from "../../support/http/accounts.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";
import { startTcpProxy } from "../../support/http/tcp-proxy.ts";
import { until } from "../../support/until.ts";

const asBrowser = { headers: { accept: "text/html" } };
const visit = async (path: string, headers: Record<string, string> = {}) =>
  ask(path, { headers: { accept: "text/html", ...headers } });

/** The page as it is kept: what other tests change in the catalogue lets it go now and then. */
const visitKept = (path: string, headers: Record<string, string> = {}) =>
  until("the kept page", async () => {
    const answer = await visit(path, headers);
    return answer.headers.get("x-nextjs-cache") === "HIT" && answer;
  });

/** A lesson that was seen by a guest, twice, so that it is cached wherever it can be. */
async function createSeenLesson() {
  const { teacher, lessonId } = await createOwnLesson();
  const path = `/lessons/l-${lessonId}`;
  for (const _ of [1, 2]) expect((await visit(path)).text).toContain("Kerning");
  return { teacher, lessonId, path };
}

describe("a change by SQL is soon shown to guests", () => {
  test.each([
    ["a title", { title: "Kerning by moonlight" }, "Kerning by moonlight"],
    ["a price", { price: "34.56" }, "34.56"],
  ])("%s", async (_what, change, words) => {
    const { lessonId, path } = await createSeenLesson();
    await sql`update public.lessons set ${sql(change)} where id = ${lessonId}`;
    await until("the change", async () => (await visit(path)).text.includes(words));
  });

  test("a lesson that is withdrawn", async () => {
    const { lessonId, path } = await createSeenLesson();
    await sql`update public.lessons set status = 'draft' where id = ${lessonId}`;
    await until("404", async () => (await visit(path)).status === 404);
  });

  test("a creator's other name", async () => {
    const { teacher, path } = await createSeenLesson();
    const name = `Ines ${randomUUID().slice(0, 8)}`;
    await sql`update public.profiles set display_name = ${name} where id = ${teacher.id}`;
    await until("the name", async () => (await visit(path)).text.includes(name));
  });

  test("a new lesson, on the front page", async () => {
    await visit("/");
    const teacher = await createTeacher();
    const title = `Fresh ${randomUUID().slice(0, 8)}`;
    const id = randomUUID();
    await sql`
      insert into public.lessons
        (id, creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
      values (${id}, ${teacher.id}, ${`l-${id}`}, ${title}, 'New.', 'design', 12, 'published', 5, now())`;
    await until("the lesson", async () => (await visit("/")).text.includes(title));
    await sql`update public.lessons set published_at = '2024-01-01' where id = ${id}`;
  });
});

test("a page is the same in every encoding, and a browser that has it is told so", async () => {
  const { path } = await createSeenLesson();
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
  const texts = new Set<string>();
  let etag = "";
  for (const [encoding, read] of Object.entries(decode)) {
    const { response, body } = await until("the kept page", async () => {
      const answer = await getRaw(path, { "accept-encoding": encoding });
      return answer.response.headers["x-nextjs-cache"] === "HIT" && answer;
    });
    expect(response.headers["content-encoding"] ?? "identity").toBe(encoding);
    texts.add(read(body).toString());
    etag = response.headers.etag ?? "";
  }
  expect(texts.size).toBe(1);
  const { response, body } = await getRaw(path, { "if-none-match": etag });
  expect([response.statusCode, body.length]).toEqual([304, 0]);
  const refusing = await getRaw(path, { "accept-encoding": "br;q=0, gzip;q=0" });
  expect(refusing.response.headers["content-encoding"]).toBeUndefined();
});

test("what comes from the page cache has each promise of a page: id, policy, nobody else's cache", async () => {
  const id = randomUUID();
  const { path } = await createSeenLesson();
  const { headers } = await visitKept(path, { "x-request-id": id });
  expect(headers.get("x-request-id")).toBe(id);
  expect(headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(headers.get("cache-control")).toBe("private, no-cache");
  const other = await visitKept(path);
  expect(other.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
  expect(other.headers.get("x-request-id")).not.toBe(id);
});

test("what a letter or an advertisement adds to an address makes no other page of it", async () => {
  const { path } = await createSeenLesson();
  // Each address is a new one, so that only a page kept by its path can be it.
  await until("the kept page", async () => {
    const { headers } = await visit(`${path}?utm_source=${randomUUID()}`);
    return headers.get("x-nextjs-cache") === "HIT";
  });
});

test("each reader has the page in their own locale", async () => {
  const { path } = await createSeenLesson();
  const german = () => visit(path, { "accept-language": "de-DE,de;q=0.9" });
  for (const _ of [1, 2]) {
    expect((await german()).text).toMatch(/>12\s\$</);
    expect((await visit(path)).text).toContain(">$12<");
  }
});

test("a member, and whoever claims to be the shop, is not served from the page cache by mistake", async () => {
  const { teacher, path } = await createSeenLesson();
  const cookie = await sessionCookie({ email: teacher.email, password });
  for (const _ of [1, 2]) expect((await visit(path, { cookie })).text).toContain("Sign out");
  expect((await visit(path, { "x-lectern-own": randomUUID() })).text).not.toContain("Sign out");
  expect((await visit(path)).text).not.toContain("Sign out");
});

describe("while the database is down", () => {
  let tcpProxy: Awaited<ReturnType<typeof startTcpProxy>>;
  let shop: Awaited<ReturnType<typeof startSecondShop>>;
  beforeAll(async () => {
    tcpProxy = await startTcpProxy(process.env.NEXT_PUBLIC_SUPABASE_URL ?? "");
    shop = await startSecondShop({ NEXT_PUBLIC_SUPABASE_URL: tcpProxy.url });
  });
  afterAll(async () => {
    await shop?.stop();
    await tcpProxy?.stop();
  });

  test.each(["shut", "hung"] as const)(
    "%s: cached pages live on, and follow changes again after it",
    async (state) => {
      const { lessonId } = await createOwnLesson();
      const path = `/lessons/l-${lessonId}`;
      const visitIt = () => ask(path, { ...asBrowser, shop: shop.url });
      for (const _ of [1, 2]) expect((await visitIt()).status).toBe(200);
      tcpProxy.set(state);
      await sql`update public.lessons set title = 'Kerning in the dark' where id = ${lessonId}`;
      const deadline = Date.now() + 1_500;
      await until("a second and a half of visits", async () => {
        const answer = await visitIt();
        expect(answer.status).toBe(200);
        expect(answer.text).toContain("Kerning");
        return Date.now() > deadline;
      });
      tcpProxy.set("open");
      await until("the change", async () => (await visitIt()).text.includes("in the dark"));
    },
  );
});

/** Without fetch's own decoding. */
async function getRaw(path: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(`${shopUrl}${path}`, { headers }, resolve).once("error", reject);
  const response = await promise;
  return { response, body: await buffer(response) };
}
