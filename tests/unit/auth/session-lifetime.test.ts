import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isSessionOver, limitMaxAge, sessionLifetime } from "@/lib/supabase/session/session-lifetime";

const day = 86_400;
const now = Date.UTC(2026, 10, 29);
const at = (daysAgo: number, method = "password") => ({ method, timestamp: now / 1000 - daysAgo * day });

test.each<[what: string, amr: unknown, isOver: boolean]>([
  ["just signed in", [at(0)], false],
  ["a day below 90", [at(89)], false],
  ["a day above", [at(91)], true],
  ["a second factor of today does not make an old sign-in young", [at(91), at(0, "totp")], true],
  ["whatever the order", [at(0, "totp"), at(91)], true],
  ["both young", [at(1), at(0, "totp")], false],
  ["a clock that is behind", [at(-1)], false],
  ["no methods", [], false],
  ["no claim", undefined, false],
  ["RFC 8176 names without times", ["pwd"], false],
])("a session, %s", (_what, amr, isOver) => {
  expect(isSessionOver({ amr }, now)).toBe(isOver);
});

test.each([
  [400 * day, 30 * day],
  [day, day],
  [0, 0],
  [undefined, 30 * day],
])("a cookie that should live for %j s lives for %j s", (maxAge, limited) => {
  expect(limitMaxAge({ maxAge })).toEqual({ maxAge: limited });
});

test("Auth is configured alike", () => {
  const config = readFileSync("supabase/config.toml", "utf8");
  expect(config).toContain(`timebox = "${sessionLifetime.absolute / 3600}h"`);
  expect(config).toContain(`inactivity_timeout = "${sessionLifetime.idle / 3600}h"`);
});
