import {
  AuthApiError,
  AuthRetryableFetchError,
  AuthSessionMissingError,
  AuthUnknownError,
  AuthWeakPasswordError,
} from "@supabase/supabase-js";
import { describe, expect, it } from "vitest";
import { describeProblem, isUnreachable, problemOf } from "../../../lib/auth/problems.ts";

const answered = (status: number, code: string) => new AuthApiError("said by Auth", status, code);

describe("an error of Supabase Auth", () => {
  it.each([
    [answered(400, "invalid_credentials"), "wrong_credentials"],
    [answered(403, "user_banned"), "wrong_credentials"],
    [answered(400, "email_not_confirmed"), "email_not_confirmed"],
    [answered(422, "user_already_exists"), "account_not_made"],
    [answered(400, "email_address_invalid"), "invalid_email"],
    [new AuthWeakPasswordError("weak", 422, ["pwned"]), "weak_password"],
    [answered(422, "same_password"), "same_password"],
    [answered(403, "otp_expired"), "link_expired"],
    [new AuthSessionMissingError(), "recovery_needed"],
    [answered(429, "over_request_rate_limit"), "too_many_tries"],
    [answered(429, "over_email_send_rate_limit"), "too_many_tries"],
    [new AuthRetryableFetchError("fetch failed", 0), "unavailable"],
    [new AuthRetryableFetchError("Bad Gateway", 502), "unavailable"],
    [new AuthRetryableFetchError("Internal Server Error", 500), "unavailable"],
    [new AuthUnknownError("not JSON", undefined), "unavailable"],
    [answered(400, "a_code_of_tomorrow"), "unexpected"],
  ])("%o maps to a problem", (error, problem) => {
    expect(problemOf(error)).toBe(problem);
  });

  it.each([
    [new AuthRetryableFetchError("fetch failed", 0), true],
    [new AuthRetryableFetchError("Service Unavailable", 503), true],
    [new AuthRetryableFetchError("the mail server refused", 500), false],
    [answered(429, "over_email_send_rate_limit"), false],
  ])("%o came from Auth itself, or not", (error, unreachable) => {
    expect(isUnreachable(error)).toBe(unreachable);
  });
});

describe("a problem", () => {
  it("belongs to the field it is about", () => {
    expect(describeProblem({ problem: "invalid_email" }).place).toBe("email");
    expect(describeProblem({ problem: "weak_password" }).place).toBe("password");
    expect(describeProblem({ problem: "unavailable" }).place).toBe("form");
  });

  it.each([
    [1, "Please wait 1 second."],
    [59, "Please wait 59 seconds."],
    [60, "Please wait 1 minute."],
    [601, "Please wait 11 minutes."],
  ])("says how long %i seconds are", (retryAfterSeconds, words) => {
    expect(describeProblem({ problem: "too_many_tries", retryAfterSeconds }).message).toContain(words);
  });
});
