import { randomUUID } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { scriptProblems } from "../../support/http/page-policy.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { shopWithPageCache } from "../../support/http/shop-with-page-cache.ts";
import { startTcpProxy } from "../../support/http/tcp-proxy.ts";
import { until } from "../../support/until.ts";

const shop = shopWithPageCache();

const visit = async (path: string, headers: Record<string, string> = {}) =>
  ask(path, { headers: { accept: "text/html", ...headers }, shop: shop.url });

/** The page from a cache: other tests' changes of the catalogue expire it now and then. */
const visitCached = (path: string, headers: Record<string, string> = {}) =>
  until("the cached page", async () => {
    const answer = await visit(path, headers);
    return answer.headers.get("x-nextjs-cache") === "HIT" && answer;
  });

/** A lesson that a guest has visited. */
async function createSeenLesson() {
  const { lessonId } = await createOwnLesson();
  const path = `/lessons/l-${lessonId}`;
  expect((await visit(path)).text).toContain("Kerning");
  return path;
}

test("a page is the same in every encoding, and a browser that has it gets 304", async () => {
  const path = await createSeenLesson();
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
  const texts = new Set<string>();
  let etag = "";
  for (const [encoding, read] of Object.entries(decode)) {
    const { response, body } = await until("the cached page", async () => {
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

test("a page from the cache has the headers of a page: request id, content security policy, no shared caching", async () => {
  const id = randomUUID();
  const path = await createSeenLesson();
  const { headers } = await visitCached(path, { "x-request-id": id });
  expect(headers.get("x-request-id")).toBe(id);
  expect(headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(headers.get("cache-control")).toBe("private, no-cache");
  const other = await visitCached(path);
  expect(other.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
  expect(other.headers.get("x-request-id")).not.toBe(id);
});

test("an unused query makes no other page", async () => {
  const path = await createSeenLesson();
  // Each URL is new, so that only a page cached by its path can be a HIT.
  await until("the cached page", async () => {
    const { headers } = await visit(`${path}?utm_source=${randomUUID()}`);
    return headers.get("x-nextjs-cache") === "HIT";
  });
});

test("every spelling of a path is one page", async () => {
  const path = await createSeenLesson();
  const spellings = [path.replace("l-", "%6C-"), path.replace("/lessons/", "/%6cesson%73/")];
  await until("all of them cached", async () => {
    await visitCached(path);
    const answers = await Promise.all(spellings.map((spelling) => visit(spelling)));
    for (const { status } of answers) expect(status).toBe(200);
    return answers.every(({ headers }) => headers.get("x-nextjs-cache") === "HIT");
  });
});

test("locales that write numbers alike are one page", async () => {
  const path = await createSeenLesson();
  await until("all of them cached", async () => {
    await visitCached(path, { "accept-language": "de" });
    const languages = ["de-DE", "de-LU,en;q=0.5", "en;q=0.1,de-BE"];
    const answers = await Promise.all(languages.map((value) => visit(path, { "accept-language": value })));
    return answers.every(({ headers }) => headers.get("x-nextjs-cache") === "HIT");
  });
});

describe("while the database is down", () => {
  let tcpProxy: Awaited<ReturnType<typeof startTcpProxy>>;
  let behindProxy: Awaited<ReturnType<typeof startSecondShop>>;
  beforeAll(async () => {
    tcpProxy = await startTcpProxy(process.env.NEXT_PUBLIC_SUPABASE_URL ?? "");
    behindProxy = await startSecondShop({
      LECTERN_SERVER: "server.ts",
      NEXT_PUBLIC_SUPABASE_URL: tcpProxy.url,
    });
  });
  afterAll(async () => {
    await behindProxy?.stop();
    await tcpProxy?.stop();
  });

  test.each(["shut", "hung"] as const)(
    "%s: cached pages are still served, and changes show again after it",
    async (state) => {
      const { lessonId } = await createOwnLesson();
      const path = `/lessons/l-${lessonId}`;
      const visitIt = (cookie = "") =>
        ask(path, { headers: { accept: "text/html", cookie }, shop: behindProxy.url });
      // A page that is rendered while the new lesson is noticed is not kept.
      await until("a kept page", async () => (await visitIt()).headers.get("x-nextjs-cache") === "HIT");
      tcpProxy.set(state);
      await sql`update public.lessons set title = 'Kerning in the dark' where id = ${lessonId}`;
      const deadline = Date.now() + 1_500;
      await until("a second and a half of visits", async () => {
        const answer = await visitIt();
        expect(answer.status).toBe(200);
        expect(answer.text).toContain("Kerning");
        expect(scriptProblems(answer)).toEqual([]);
        return Date.now() > deadline;
      });
      // Auth is down as well, and cannot say whose session this is: the page is a guest's, not from the cache.
      expect(scriptProblems(await visitIt(sessionToRefresh))).toEqual([]);
      tcpProxy.set("open");
      await until("the change", async () => (await visitIt()).text.includes("in the dark"));
    },
  );
});

const expiredSession = {
  access_token: "x",
  refresh_token: "x",
  expires_at: 1,
  token_type: "bearer",
  user: {},
};
const sessionToRefresh = `lectern-auth=base64-${Buffer.from(JSON.stringify(expiredSession)).toString("base64url")}`;

/** Without fetch's decoding. */
async function getRaw(path: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(`${shop.url}${path}`, { headers }, resolve).once("error", reject);
  const response = await promise;
  return { response, body: await buffer(response) };
}
