import { afterEach, expect, it, vi } from "vitest";
import { isRecoveryNote, recoveryNote } from "../../../lib/auth/recovery-token.ts";

const [user, other, secret] = ["5f0c3c1e-ada", "5f0c3c1e-ines", "sb_secret_of_the_shop"];
const inAnHour = () => Date.now() + 3_600_000;

afterEach(() => void vi.useRealTimers());

it("is believed until it expires", () => {
  vi.useFakeTimers();
  const note = recoveryNote(user, inAnHour(), secret);
  vi.advanceTimersByTime(3_599_999);
  expect(isRecoveryNote(note, user, secret)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(isRecoveryNote(note, user, secret)).toBe(false);
});

it.each([
  ["absent", undefined],
  ["empty", ""],
  ["the bare user id", user],
  ["unsigned", `${user}.${inAnHour()}`],
  ["signed by nobody", `${user}.${inAnHour()}.`],
  ["another's", recoveryNote(other, inAnHour(), secret)],
  ["of another secret", recoveryNote(user, inAnHour(), "sb_secret_of_another")],
  ["prolonged", recoveryNote(user, inAnHour(), secret).replace(/\.\d/, ".9")],
  ["without an end", recoveryNote(user, Number.POSITIVE_INFINITY, "guess")],
])("is not believed when it is %s", (_, note) => {
  expect(isRecoveryNote(note, user, secret)).toBe(false);
});
