import { createServer, IncomingMessage, type RequestListener } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { PageCache } from "@/lib/rendering/page-cache/page-cache";
import { createPageRenderer } from "@/lib/rendering/page-cache/page-renderer";
import { listen } from "../../support/http/listen";

const key = "shared~en /lessons/kern";

const answer: RequestListener = (_request, response) =>
  response.setHeader("x-nextjs-cache", "MISS").setHeader("content-type", "text/html").end("the lesson");

/** A renderer in front of a server that answers with `listeners` in turn. */
async function createRenderer(...listeners: RequestListener[]) {
  const server = await listen(createServer((request, response) => listeners.shift()?.(request, response)));
  const cache = new PageCache();
  const renderer = createPageRenderer(server, cache);
  const render = () => renderer.render(key, new IncomingMessage(new Socket()), "r1");
  return { cache, render };
}

test.each<[string, RequestListener]>([
  ["fails", (_request, response) => response.writeHead(500).end()],
  ["breaks off", (request) => request.socket.destroy()],
])("when rendering %s, the expired page is served", async (_what, fail) => {
  const { cache, render } = await createRenderer(answer, fail);
  await render();
  cache.expireAll();
  expect((await render()).bodies.identity.toString()).toBe("the lesson");
});

test("a rendering that breaks off rejects where there is no expired page", async () => {
  const { render } = await createRenderer((request) => request.socket.destroy());
  await expect(render()).rejects.toThrow();
});
