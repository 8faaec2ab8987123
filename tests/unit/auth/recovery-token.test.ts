import { afterEach, expect, it, vi } from "vitest";
import { isRecoveryToken, recoveryToken } from "../../../lib/auth/recovery-token.ts";

const [user, other, secret] = ["5f0c3c1e-ada", "5f0c3c1e-ines", "sb_secret_of_the_shop"];
const inAnHour = () => Date.now() + 3_600_000;

afterEach(() => void vi.useRealTimers());

it("is valid until it expires", () => {
  vi.useFakeTimers();
  const note = recoveryToken(user, inAnHour(), secret);
  vi.advanceTimersByTime(3_599_999);
  expect(isRecoveryToken(note, user, secret)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(isRecoveryToken(note, user, secret)).toBe(false);
});

it.each([
  ["absent", undefined],
  ["empty", ""],
  ["the bare user id", user],
  ["unsigned", `${user}.${inAnHour()}`],
  ["signed by no one", `${user}.${inAnHour()}.`],
  ["another's", recoveryToken(other, inAnHour(), secret)],
  ["of another secret", recoveryToken(user, inAnHour(), "sb_secret_of_another")],
  ["prolonged", recoveryToken(user, inAnHour(), secret).replace(/\.\d/, ".9")],
  ["without an end", recoveryToken(user, Number.POSITIVE_INFINITY, "guess")],
])("is not valid when it is %s", (_, note) => {
  expect(isRecoveryToken(note, user, secret)).toBe(false);
});
