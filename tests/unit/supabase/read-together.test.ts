import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readTogether } from "@/lib/supabase/read-together";
import { stubShopEnv } from "../../support/shop-env.ts";

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined, getAll: () => [] }),
  headers: async () => new Headers({ authorization: "Bearer token" }),
}));

let answer = { status: 200, body: "" };
/** A database that gives one answer to whatever it is asked. */
const database = createServer((_request, response) => {
  response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
}).listen(0, "127.0.0.1");

beforeAll(async () => {
  if (!database.listening) await once(database, "listening");
  const address = database.address();
  stubShopEnv();
  vi.stubEnv(
    "NEXT_PUBLIC_SUPABASE_URL",
    `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
  );
});
afterAll(() => database.close());

test.each([
  ["a row", 200, '[{"displayName": "Ada"}]', { displayName: "Ada" }],
  ["null", 200, "[null]", null],
  ["a refused token, as nobody's", 401, '{"message": "JWT issued at future"}', null],
])("one read is answered with %s", async (_what, status, body, expected) => {
  answer = { status, body };
  expect(await readTogether("get_member", {})).toEqual(expected);
});

test.each(["[]", "[null, null]", "null"])("%j, which does not answer each read, fails", async (body) => {
  answer = { status: 200, body };
  await expect(readTogether("get_member", {})).rejects.toThrow();
});
