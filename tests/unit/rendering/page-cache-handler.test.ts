import { randomUUID } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createPageCacheHandler } from "@/lib/rendering/page-cache/handler";
import { isLoopbackRequest, loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { isPageCacheToken, pageCacheHeader } from "@/lib/rendering/page-cache/mark";
import { PageCache } from "@/lib/rendering/page-cache/page-cache";
import { listen } from "../../support/http/listen";
import { stubShopEnv } from "../../support/shop-env";
import { until } from "../../support/until";

// The one watcher of this process: nothing changes.
beforeAll(() => {
  globalThis.catalogueWatcher = () => undefined;
});

const toNext: RequestListener = (_request, response) =>
  response.setHeader("x-nextjs-cache", "MISS").setHeader("content-type", "text/html").end("the lesson");

test("a page that cannot be sent ends its connection, and no other", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const server = await listen(createServer());
  const handler = createPageCacheHandler(server, toNext, 1);
  server.on("request", (request, response) => {
    handler(request, response);
    // The headers are gone when the page is rendered, so that sending it throws.
    if (request.headers["x-broken"] && !isLoopbackRequest(request)) response.writeHead(200).flushHeaders();
  });
  const url = `${loopbackOrigin(server)}/lessons`;
  const broken = await fetch(url, { headers: { "x-broken": "1" } });
  await expect(broken.text()).rejects.toThrow();
  expect(await (await fetch(url)).text()).toBe("the lesson");
  expect(unhandled).toEqual([]);
});

/** What Next is asked, where the page cache does not answer by itself: whether for the rendering that is shared. */
test.each<[string, string, Record<string, string>, boolean[]]>([
  ["a page", "/lessons", {}, [true]],
  ["a page that is not public", "/sign-in", {}, [false]],
  ["a navigation inside the shop", "/lessons", { rsc: "1" }, [true]],
  ["one to a page that is not public", "/sign-in", { rsc: "1" }, [false]],
  ["one with a session", "/lessons", { rsc: "1", cookie: "lectern-auth=x" }, [false]],
  ["a page with a session", "/lessons", { cookie: "lectern-auth=x" }, [false]],
  ["a page with a mark of the client's own", "/sign-in", { [pageCacheHeader]: "x" }, [false]],
])("%s is asked of Next", async (_what, path, headers, wanted) => {
  const isShared: boolean[] = [];
  const server = await listen(createServer());
  const handler = createPageCacheHandler(
    server,
    (request, response) => {
      isShared.push(isPageCacheToken(request.headers[pageCacheHeader]));
      toNext(request, response);
    },
    1,
  );
  server.on("request", handler);
  await (await fetch(`${loopbackOrigin(server)}${path}`, { headers })).text();
  expect(isShared).toEqual(wanted);
});

test.each<Record<string, string>>([
  { "sec-purpose": "prefetch;prerender" },
  { purpose: "prefetch" },
  { "x-moz": "prefetch" },
])(
  "a page that is loaded ahead is rendered as one (%o), and is no visit where it is sent again",
  async (headers) => {
    const asked: unknown[] = [];
    globalThis.lessonViews = new Map();
    const server = await listen(createServer());
    const handler = createPageCacheHandler(
      server,
      (request, response) => {
        asked.push(request.headers["sec-purpose"]);
        toNext(request, response);
      },
      1,
    );
    server.on("request", handler);
    const url = `${loopbackOrigin(server)}/lessons/kern`;
    for (const wanted of ["MISS", "HIT"])
      expect((await fetch(url, { headers })).headers.get("x-nextjs-cache")).toBe(wanted);
    expect(asked).toEqual(["prefetch"]);
    expect([...globalThis.lessonViews.keys()]).toEqual([]);
  },
);

/** A database in which nothing changes. */
const answerAsDatabase: RequestListener = (request, response) => {
  const isKeys = request.url?.includes("get_page_keys");
  const said = isKeys ? { version: "1", keys: { "/lessons/kern": "a" } } : "1";
  response.setHeader("content-type", "application/json").end(JSON.stringify(said));
};

test("a version counts once it is settled, and each visit of a page that is compared, not rendered", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const expireAll = vi.spyOn(PageCache.prototype, "expireAll");
  stubShopEnv();
  const database = await listen(createServer(answerAsDatabase));
  vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", loopbackOrigin(database));
  globalThis.catalogueWatcher = undefined;
  const server = await listen(createServer());
  server.on("request", createPageCacheHandler(server, toNext, 1));
  const views = () => [...(globalThis.lessonViews?.values() ?? [])].filter(({ slug }) => slug === "kern");
  await until("a page that is compared", async () => {
    // As long as no page is sent without a look at the database.
    vi.advanceTimersByTime(61_000);
    const before = views().length;
    const headers = { "user-agent": `Mozilla/5.0 ${randomUUID()}` };
    const { headers: sent } = await fetch(`${loopbackOrigin(server)}/lessons/kern`, { headers });
    if (sent.get("x-nextjs-cache") !== "HIT") return false;
    expect(views()).toHaveLength(before + 1);
    return true;
  });
  expect([expireAll.mock.calls.at(0), expireAll.mock.calls.at(-1)]).toEqual([[null], ["1"]]);
  expireAll.mockRestore();
  globalThis.lessonViews?.clear();
  vi.useRealTimers();
});
