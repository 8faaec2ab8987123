import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchAuth } from "../../../lib/supabase/session/fetch-auth.ts";
import { stubShopEnv } from "../../support/shop-env.ts";

let answers = 0;
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    answers += 1;
    response.end(`answer ${answers}`);
  });
});
let auth = "";
beforeAll(async () => {
  stubShopEnv();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  auth = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/auth/v1`;
});
afterAll(() => server.close());

const refresh = async (token: string, grant = "refresh_token") => {
  const body = JSON.stringify({ refresh_token: token });
  return (await fetchAuth(`${auth}/token?grant_type=${grant}`, { method: "POST", body })).text();
};

test.each([
  ["of one session are one", ["a", "a", "a", "a", "a", "a", "a", "a"], "refresh_token", 1],
  ["of two sessions are two", ["a", "b", "a", "b"], "refresh_token", 2],
  ["for passwords are never shared", ["a", "a"], "password", 2],
])("requests at once %s", async (_, tokens, grant, wanted) => {
  const before = answers;
  const texts = await Promise.all(tokens.map((token) => refresh(token, grant)));
  expect(new Set(texts).size).toBe(wanted);
  expect(answers - before).toBe(wanted);
});

test("a later request asks again", async () => {
  expect(await refresh("a")).not.toBe(await refresh("a"));
});

test("an outage is everybody's, and no one's later", async () => {
  const gone = () =>
    fetchAuth("http://127.0.0.1:1/token?grant_type=refresh_token", { method: "POST", body: "x" });
  for (const outcome of await Promise.allSettled([gone(), gone()])) expect(outcome.status).toBe("rejected");
  expect(globalThis.sessionRefreshes?.size).toBe(0);
});
