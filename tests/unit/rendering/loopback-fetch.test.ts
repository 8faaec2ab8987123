import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { loopbackFetch } from "@/lib/rendering/loopback-fetch";

async function listen(server: ReturnType<typeof createServer>) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

test("a response is read", async () => {
  const server = await listen(createServer((_request, response) => response.end("OK")));
  const { status, body } = await loopbackFetch(server, { path: "/", headers: {} });
  expect([status, body.toString()]).toEqual([200, "OK"]);
});

test.each(["before its response", "within it"])("a server that is silent %s times out", async (when) => {
  const server = await listen(
    createServer((_request, response) => {
      if (when === "within it") response.write("we");
    }),
  );
  await expect(loopbackFetch(server, { path: "/", headers: {} }, 50)).rejects.toThrow();
});
