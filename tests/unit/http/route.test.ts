import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { failure, UnavailableError } from "@/lib/errors";
import { requestIdOf } from "@/lib/http/request-id";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { log } from "@/lib/log";

const at = "http://shop.example/api/x";
const post = (body: BodyInit) => new Request(at, { method: "POST", body });
const none = { params: Promise.resolve({}) };

describe("a route", () => {
  log.level = "silent";

  test("answers data with 200, never to be cached, under the request's id", async () => {
    const response = await route(async () => ({ fine: true }))(
      new Request(at, { headers: { "x-request-id": "trace-1234" } }),
      none,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ fine: true });
    expect(response.headers.get("x-request-id")).toBe("trace-1234");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("answers a failure with its status, its sentence and when to come back", async () => {
    const response = await route(async () => failure("rate_limited", { retryAfterSeconds: 7 }))(
      new Request(at),
      none,
    );
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await response.json()).toEqual({
      error: {
        code: "rate_limited",
        message: expect.stringMatching(/wait/),
        requestId: response.headers.get("x-request-id"),
      },
    });
  });

  test.each([
    ["an outage with 503", new UnavailableError("database: gone"), 503, "unavailable"],
    ["a bug with 500", new TypeError("x is not a function"), 500, "internal_error"],
    ["a thrown text with 500", "oops", 500, "internal_error"],
  ])("answers %s and keeps what happened to itself", async (_name, thrown, status, code) => {
    const response = await route(async () => Promise.reject(thrown))(new Request(at), none);
    expect(response.status).toBe(status);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ error: { code } });
    expect(body).not.toMatch(/database|function|oops/);
  });

  test("writes one line, with what the handler noted", async () => {
    const info = vi.spyOn(log, "info").mockReturnValue(undefined);
    await route(async (_request, { note }) => {
      note({ purchaseId: "p1" });
      return {};
    })(new Request(`${at}?secret=1`), none);
    expect(info.mock.calls).toEqual([
      [
        {
          requestId: expect.any(String),
          method: "GET",
          path: "/api/x",
          status: 200,
          purchaseId: "p1",
          ms: expect.any(Number),
        },
        "request",
      ],
    ]);
    info.mockRestore();
  });

  test("refuses methods it has not and names those it has", async () => {
    const response = await notAllowed("POST").PUT(new Request(at, { method: "PUT" }));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
    expect(await response.json()).toMatchObject({ error: { code: "method_not_allowed" } });
  });
});

describe("a JSON body", () => {
  const shape = z.object({ id: z.string() });

  test("is read in the wanted shape", async () => {
    expect(await readJson(post('{"id":"a","more":1}'), shape)).toEqual({ ok: true, data: { id: "a" } });
  });

  test.each(["", "{", "id=1", new Uint8Array([0x7b, 0xff, 0x7d])])(
    "is refused when it is none",
    async (body) => {
      expect(await readJson(post(body), shape)).toMatchObject({ ok: false, code: "validation_error" });
    },
  );

  test("is refused in another shape, naming what is wrong in it", async () => {
    const refused = await readJson(post('{"id":1}'), shape);
    expect(refused).toMatchObject({
      ok: false,
      code: "validation_error",
      message: expect.stringMatching(/^id: /),
    });
  });

  test("is refused when it is far too large, announced or not", async () => {
    const large = new Blob([JSON.stringify({ id: "x".repeat(70_000) })]);
    expect(await readJson(post(large), shape)).toMatchObject({ code: "payload_too_large" });
    const chunked: RequestInit & { duplex: "half" } = {
      method: "POST",
      body: large.stream(),
      duplex: "half",
    };
    expect(await readJson(new Request(at, chunked), shape)).toMatchObject({ code: "payload_too_large" });
  });
});

test.each([
  ["trace-1234", true],
  ["A_1-".repeat(16), true],
  ["short", false],
  ["x".repeat(65), false],
  ["with space", false],
  ['quote"brace}', false],
])("the request id %s is the caller's own: %s", (given, kept) => {
  expect(requestIdOf(new Request(at, { headers: { "x-request-id": given } })) === given).toBe(kept);
});
