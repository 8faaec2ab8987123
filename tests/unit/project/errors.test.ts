import { expect, test, vi } from "vitest";
import { type ErrorCode, failure, messageFor, statusFor, toFailure, UnavailableError } from "@/lib/errors";

const promised: [ErrorCode, number][] = [
  ["validation_error", 400],
  ["unauthenticated", 401],
  ["lesson_not_found", 404],
  ["purchase_not_found", 404],
  ["already_purchased", 409],
  ["payload_too_large", 413],
  ["rate_limited", 429],
  ["internal_error", 500],
  ["stripe_error", 502],
  ["unavailable", 503],
];

test.each(promised)("%s is answered with %i and a sentence for people", (code, status) => {
  expect(statusFor(code)).toBe(status);
  expect(messageFor(code)).toMatch(/^[A-Z].*\.$/);
});

test("a failure carries what its caller knows better", () => {
  expect(failure("unavailable", { retryAfterSeconds: 5 })).toEqual({
    ok: false,
    code: "unavailable",
    retryAfterSeconds: 5,
  });
});

test("an outage is one for each copy of the module, and a bug for none", async () => {
  vi.resetModules();
  const copy = await import("@/lib/errors");
  expect(toFailure(new copy.UnavailableError("away"))).toEqual({ ok: false, code: "unavailable" });
  const bugs = [new Error("UnavailableError"), { name: "UnavailableError" }, new copy.SignedOutError()];
  for (const bug of bugs) expect(bug).not.toBeInstanceOf(UnavailableError);
});
