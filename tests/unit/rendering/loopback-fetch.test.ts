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

test("a server that answers is heard", async () => {
  const server = await listen(createServer((_request, response) => response.end("well")));
  const { status, body } = await loopbackFetch(server, { path: "/", headers: {} });
  expect([status, body.toString()]).toEqual([200, "well"]);
});

test.each(["before its answer", "within it"])("one that falls silent %s is not waited for", async (when) => {
  const server = await listen(
    createServer((_request, response) => {
      if (when === "within it") response.write("we");
    }),
  );
  await expect(loopbackFetch(server, { path: "/", headers: {} }, 50)).rejects.toThrow();
});
