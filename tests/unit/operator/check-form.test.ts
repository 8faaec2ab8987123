import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { expect, test } from "vitest";
import { checkForm } from "@/lib/operator/check-form";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { listen } from "../../support/http/listen.ts";

type Shop = (request: IncomingMessage) => [status: number, location?: string];

/** A shop as it should be, behind a proxy that does something to the request. */
const shop: Shop = ({ method, headers }) => {
  if (method === "GET") return [200];
  if (headers.origin !== site) return [403];
  return headers["next-action"] ? [409] : [303, "/sign-in"];
};
const withOrigin =
  (origin: string | undefined): Shop =>
  (request) => {
    request.headers.origin = origin;
    return shop(request);
  };

let site = "";

async function check(behaviour: Shop): Promise<string | null> {
  const answer: RequestListener = (request, response) => {
    const [status, location] = behaviour(request);
    response.writeHead(status, location ? { location } : {}).end();
  };
  site = loopbackOrigin(await listen(createServer(answer)));
  return checkForm(site);
}

test("forms that work", async () => {
  expect(await check(shop)).toBeNull();
});

test.each<[string, Shop, RegExp]>([
  [
    "an address that redirects",
    () => [308, "https://www.shop.example/"],
    /www\.shop\.example.*NEXT_PUBLIC_SITE_URL/,
  ],
  ["a page that is not there", () => [404], /answers 404/],
  [
    "another configured site",
    (request) => (request.method === "GET" ? [200] : [403]),
    /NEXT_PUBLIC_SITE_URL/,
  ],
  ["a changed Origin", withOrigin("http://10.0.0.7"), /leave the Origin header/],
  ["a POST that is redirected", (request) => (request.method === "GET" ? [200] : [301, "/"]), /pass POST on/],
  ["a POST that is not allowed", (request) => (request.method === "GET" ? [200] : [405]), /gets 405/],
  [
    "actions that fail",
    (request) => (request.headers["next-action"] ? [500] : shop(request)),
    /with JavaScript gets 500/,
  ],
  ["an Origin that the proxy always sets", (request) => withOrigin(site)(request), /must not set the Origin/],
])("%s is named, with what to do", async (_what, behaviour, words) => {
  expect(await check(behaviour)).toMatch(words);
});

test("an address at which nobody listens", async () => {
  expect(await checkForm("http://127.0.0.1:9")).toMatch(/does not answer/);
});
