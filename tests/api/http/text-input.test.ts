import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { createLearner } from "../../support/http/accounts.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { ask, expectError, shopUrl } from "../../support/http/shop-client.ts";

const id = randomUUID();

/** Plain `next start` refuses a path of the API that cannot be decoded before the shop sees it, and with 500. */
const isRefusedByNext = (path: string) =>
  process.env.LECTERN_SERVER === "next" && /^\/api\/.*%(ED|FF)/i.test(path);

test.each([
  "/lessons/a%00b",
  "/creators/%00",
  "/%00",
  "/lessons?q=%00",
  "/lessons?subject=%00",
  "/lessons?q=%ED%A0%80",
  "/purchases/%00",
  "/sign-in?next=%00",
  "/confirm?token_hash=%00&type=email",
  "/images/lessons/%00",
  "/images/lessons/%ED%A0%80",
  "/images/lessons/%ff",
  "/files/%ff",
  "/api/purchases?cursor=%00",
  "/api/purchases/%00",
  "/api/lessons/%00/access",
  "/api/lessons/%ed%a0%80/access",
  "/api/lessons/%ff/access",
  "/api/health?%00",
  "/api/%00",
])("GET %s is 400", async (path) => {
  expect((await ask(path)).status).toBe(isRefusedByNext(path) ? 500 : 400);
});

test.each<[string, string, unknown]>([
  ["POST", "/api/checkout", { lessonId: "\0" }],
  ["POST", "/api/checkout", { lessonId: id, cancelUrl: `${shopUrl}/\0` }],
  ["POST", "/api/checkout", { lessonId: id, "\ud800": 1 }],
  ["POST", "/api/purchases/verify", { sessionId: "cs_\ud800" }],
  ["POST", `/api/purchases/${id}/refunds`, { requestId: id, amountMinor: 1, note: "\0" }],
  ["POST", `/api/purchases/${id}/refunds`, { requestId: id, amountMinor: 1, note: ["\udfff"] }],
  ["POST", `/api/lessons/${id}/progress`, { section: "\0" }],
])("%s %s with %j is 400", async (method, path, body) => {
  const { token } = await createLearner();
  expectError(await ask(path, { method, token, body }), 400, "validation_error");
});

test.each([
  ["/sign-in", { email: "ada\0@lectern.test", password: "x" }],
  ["/sign-in", { email: "ada@lectern.test", password: "\0" }],
  ["/sign-up", { displayName: "A\0", email: "ada@lectern.test", password: "long enough" }],
  ["/forgot-password", { email: "\0" }],
  ["/sign-in", { email: "ada@lectern.test", password: "x", next: "/\0" }],
])("the form of %s with %j is 400", async (path, typed) => {
  expect((await submitForm(path, 'name="email"', "", { typed })).status).toBe(400);
});

test.each(["/auth/sign-out", "/auth/delete-account", "/settings"])(
  "a form posted to %s with NUL is 400",
  async (path) => {
    const form = new FormData();
    form.set("currentPassword", "\0");
    expect((await ask(path, { method: "POST", form, headers: { origin: shopUrl } })).status).toBe(400);
  },
);

test("arguments of a server action with an unpaired surrogate are 400", async () => {
  const headers = { "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8" };
  expect((await ask("/lessons", { method: "POST", body: '["\\ud800"]', headers })).status).toBe(400);
});

test.each(["Idempotency-Key", "Authorization", "Cookie", "X-Request-Id"])(
  "a header %s with NUL is 400",
  async (name) => {
    expect(
      await rawStatus(
        `GET /api/purchases HTTP/1.1\r\nHost: shop\r\n${name}: a\0b\r\nConnection: close\r\n\r\n`,
      ),
    ).toBe(400);
  },
);

test.each([
  "lectern-auth=base64-%00",
  "lectern-auth=%00",
  "lectern-flash=%00",
  "lectern-device=%00",
  "lectern-device=%ED%A0%80",
])("a cookie %s breaks nothing", async (cookie) => {
  for (const path of ["/lessons", "/sign-in"])
    expect((await ask(path, { headers: { cookie } })).status).toBe(200);
});

const rawStatus = (request: string) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(shopUrl);
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.once("data", (data) => resolve(Number(data.toString().split(" ")[1])));
    socket.once("error", reject);
  });
