import { createServer, IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import type { ContentKey } from "@/lib/rendering/page-cache/page-cache";
import { PageCache } from "@/lib/rendering/page-cache/page-cache";
import { createPageRenderer } from "@/lib/rendering/page-cache/page-renderer";
import { listen } from "../../support/http/listen";
import { until } from "../../support/until";

const key = "shared~en /lessons/kern";

const answer =
  (text = "the lesson"): RequestListener =>
  (_request, response) =>
    response.setHeader("x-nextjs-cache", "MISS").setHeader("content-type", "text/html").end(text);

/** A renderer in front of a server that answers with `listeners` in turn; what the database says, the test sets. */
async function createRenderer(...listeners: RequestListener[]) {
  const server = await listen(createServer((request, response) => listeners.shift()?.(request, response)));
  const cache = new PageCache(1_000_000);
  cache.expireAll("1");
  const database: { content: ContentKey | Error; reads: number; whileReading: () => void } = {
    content: { contentKey: "a", version: "1" },
    reads: 0,
    whileReading: () => {},
  };
  const renderer = createPageRenderer(server, cache, async () => {
    database.reads += 1;
    database.whileReading();
    if (database.content instanceof Error) throw database.content;
    return database.content;
  });
  const visit = async () => {
    const { page, state } = await renderer.get(key, new IncomingMessage(new Socket()), "r1");
    const { body } = await cache.bodyOf(page, "identity");
    return `${body} ${state}`;
  };
  const isKept = () => until("the content key", async () => cache.isCheckable(key));
  return { cache, database, visit, isKept };
}

test.each<[string, RequestListener]>([
  ["fails", (_request, response) => response.writeHead(500).end()],
  ["breaks off", (request) => request.socket.destroy()],
])("when rendering %s, the expired page is served", async (_what, fail) => {
  const { cache, database, visit } = await createRenderer(answer(), fail);
  await visit();
  cache.expireAll();
  database.content = new Error("database: down");
  expect(await visit()).toBe("the lesson MISS");
});

test("a rendering that breaks off rejects where there is no expired page", async () => {
  const { visit } = await createRenderer((request) => request.socket.destroy());
  await expect(visit()).rejects.toThrow();
});

test("a client that is refused does not decide for others that wait for the same page", async () => {
  const { visit } = await createRenderer(
    (_request, response) => response.writeHead(429).end("too often"),
    answer(),
    answer("again"),
  );
  expect(await Promise.all([visit(), visit(), visit()])).toEqual([
    "too often MISS",
    "the lesson MISS",
    "again MISS",
  ]);
});

test("after a change, a page that shows the same is sent without being rendered", async () => {
  const { cache, visit, isKept } = await createRenderer(answer());
  await visit();
  await isKept();
  cache.expireAll();
  expect(await visit()).toBe("the lesson HIT");
});

test.each<[string, ContentKey | Error]>([
  ["shows something else", { contentKey: "b", version: "2" }],
  ["is gone", { contentKey: null, version: "2" }],
  ["is not known", new Error("database: down")],
])("after a change, a page of which the database says that it %s is rendered", async (_what, content) => {
  const { cache, database, visit, isKept } = await createRenderer(answer(), answer("changed"));
  await visit();
  await isKept();
  cache.expireAll();
  database.content = content;
  expect(await visit()).toBe("changed MISS");
});

test("a page that is gone is forgotten: its next visit asks for no content key", async () => {
  const gone: RequestListener = (_request, response) => response.writeHead(404).end("not found");
  const { cache, database, visit, isKept } = await createRenderer(answer(), gone, gone);
  await visit();
  await isKept();
  cache.expireAll();
  database.content = { contentKey: null, version: "2" };
  expect(await visit()).toBe("not found MISS");
  const { reads } = database;
  expect(await visit()).toBe("not found MISS");
  expect(database.reads).toBe(reads);
});

test("after a change no visit waits for a rendering that began before it, nor is that page kept", async () => {
  const begun = Promise.withResolvers<ServerResponse>();
  const { cache, visit, isKept } = await createRenderer(
    (_request, response) => begun.resolve(response),
    answer("changed"),
  );
  const before = visit();
  const held = await begun.promise;
  cache.expireAll("1");
  expect(await visit()).toBe("changed MISS");
  await isKept();
  const kept = cache.get(key);
  answer()(held.req, held);
  expect(await before).toBe("the lesson MISS");
  expect(cache.get(key)).toBe(kept);
});

test("what is read of a page while the catalogue changes keeps it for this visit, not for the next", async () => {
  const { cache, database, visit, isKept } = await createRenderer(answer());
  await visit();
  await isKept();
  cache.expireAll();
  database.whileReading = cache.expireAll.bind(cache, null);
  expect(await visit()).toBe("the lesson HIT");
  expect(cache.get(key)).toBeUndefined();
});

test("while pages may still show what was before a change, no content key is asked for", async () => {
  const { cache, database, visit } = await createRenderer(answer());
  cache.expireAll();
  await visit();
  expect(database.reads).toBe(0);
});
