import { randomUUID } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createCreatorAccount, password } from "../../support/http/accounts.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";
import { startTcpProxy } from "../../support/http/tcp-proxy.ts";
import { until } from "../../support/until.ts";

const asBrowser = { headers: { accept: "text/html" } };
const visit = async (path: string, headers: Record<string, string> = {}) =>
  ask(path, { headers: { accept: "text/html", ...headers } });

/** The page from a cache: other tests' changes of the catalogue expire it now and then. */
const visitCached = (path: string, headers: Record<string, string> = {}) =>
  until("the cached page", async () => {
    const answer = await visit(path, headers);
    return answer.headers.get("x-nextjs-cache") === "HIT" && answer;
  });

/** A lesson that a guest has visited twice, so that every cache has it. */
async function createSeenLesson() {
  const { creator, lessonId } = await createOwnLesson();
  const path = `/lessons/l-${lessonId}`;
  for (const _ of [1, 2]) expect((await visit(path)).text).toContain("Kerning");
  return { creator, lessonId, path };
}

describe("a change by SQL soon shows to guests", () => {
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

  test("a creator's new name", async () => {
    const { creator, path } = await createSeenLesson();
    const name = `Ines ${randomUUID().slice(0, 8)}`;
    await sql`update public.creators set name = ${name} where id = ${creator.id}`;
    await until("the name", async () => (await visit(path)).text.includes(name));
  });

  test("a new lesson, on the home page", async () => {
    await visit("/");
    const creator = await createCreatorAccount();
    const title = `Fresh ${randomUUID().slice(0, 8)}`;
    const id = randomUUID();
    await sql`
      insert into public.lessons
        (id, creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at)
      values (${id}, ${creator.id}, ${`l-${id}`}, ${title}, 'New.', 'design', 12, 'published', 5, now())`;
    await until("the lesson", async () => (await visit("/")).text.includes(title));
    await sql`update public.lessons set published_at = '2024-01-01' where id = ${id}`;
  });
});

// Plain `next start` compresses with gzip only, and answers no such request with 304.
test("a page is the same in every encoding, and a browser that has it gets 304", async () => {
  const { path } = await createSeenLesson();
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
  const texts = new Set<string>();
  let etag = "";
  for (const [encoding, read] of Object.entries(decode)) {
    const { response, body } = await until("the cached page", async () => {
      const answer = await getRaw(path, { "accept-encoding": encoding });
      return answer.response.headers["x-nextjs-cache"] === "HIT" && answer;
    });
    const isBrotliByNext = encoding === "br" && process.env.LECTERN_SERVER === "next";
    expect(response.headers["content-encoding"] ?? "identity").toBe(isBrotliByNext ? "identity" : encoding);
    texts.add((isBrotliByNext ? body : read(body)).toString());
    etag = response.headers.etag ?? "";
  }
  expect(texts.size).toBe(1);
  const { response, body } = await getRaw(path, { "if-none-match": etag });
  if (process.env.LECTERN_SERVER !== "next") expect([response.statusCode, body.length]).toEqual([304, 0]);
  const refusing = await getRaw(path, { "accept-encoding": "br;q=0, gzip;q=0" });
  expect(refusing.response.headers["content-encoding"]).toBeUndefined();
});

test("a page from the cache has the headers of a page: request id, content security policy, no shared caching", async () => {
  const id = randomUUID();
  const { path } = await createSeenLesson();
  const { headers } = await visitCached(path, { "x-request-id": id });
  expect(headers.get("x-request-id")).toBe(id);
  expect(headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(headers.get("cache-control")).toBe("private, no-cache");
  const other = await visitCached(path);
  expect(other.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
  expect(other.headers.get("x-request-id")).not.toBe(id);
});

test("an unused query makes no other page", async () => {
  const { path } = await createSeenLesson();
  // Each URL is new, so that only a page cached by its path can be a HIT.
  await until("the cached page", async () => {
    const { headers } = await visit(`${path}?utm_source=${randomUUID()}`);
    return headers.get("x-nextjs-cache") === "HIT";
  });
});

test("every spelling of a path is one page", async () => {
  const { path } = await createSeenLesson();
  const spellings = [path.replace("l-", "%6C-"), path.replace("/lessons/", "/%6cesson%73/"), `${path}/`];
  await until("all of them cached", async () => {
    await visitCached(path);
    const answers = await Promise.all(spellings.map((spelling) => visit(spelling)));
    for (const { status } of answers) expect(status).toBe(200);
    return answers.every(({ headers }) => headers.get("x-nextjs-cache") === "HIT");
  });
});

test("locales that write numbers alike are one page", async () => {
  const { path } = await createSeenLesson();
  await until("all of them cached", async () => {
    await visitCached(path, { "accept-language": "de" });
    const languages = ["de-DE", "de-LU,en;q=0.5", "en;q=0.1,de-BE"];
    const answers = await Promise.all(languages.map((value) => visit(path, { "accept-language": value })));
    return answers.every(({ headers }) => headers.get("x-nextjs-cache") === "HIT");
  });
});

test("each guest sees the page in their own locale", async () => {
  const { path } = await createSeenLesson();
  const german = () => visit(path, { "accept-language": "de-DE,de;q=0.9" });
  for (const _ of [1, 2]) {
    expect((await german()).text).toMatch(/>12\s\$</);
    expect((await visit(path)).text).toContain(">$12<");
  }
});

test("neither a member nor a forged loopback request is served the wrong variant", async () => {
  const { creator, path } = await createSeenLesson();
  const cookie = await sessionCookie({ email: creator.email, password });
  for (const _ of [1, 2]) expect((await visit(path, { cookie })).text).toContain("Sign out");
  expect((await visit(path, { "x-lectern-loopback": randomUUID() })).text).not.toContain("Sign out");
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
    "%s: cached pages are still served, and changes show again after it",
    async (state) => {
      const { lessonId } = await createOwnLesson();
      const path = `/lessons/l-${lessonId}`;
      const visitIt = () => ask(path, { ...asBrowser, shop: shop.url });
      // A page that is rendered while the new lesson is noticed is not kept.
      await until("a kept page", async () => (await visitIt()).headers.get("x-nextjs-cache") === "HIT");
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

/** Without fetch's decoding. */
async function getRaw(path: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(`${shopUrl}${path}`, { headers }, resolve).once("error", reject);
  const response = await promise;
  return { response, body: await buffer(response) };
}
