import { createServer } from "node:http";
import { expect, test } from "vitest";
import { loopbackFetch } from "@/lib/rendering/page-cache/loopback-fetch";
import { listen } from "../../support/http/listen";

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
