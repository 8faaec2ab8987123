/** Every problem with an account: the field it belongs to and its message. The set is closed. */
const problems = {
  invalid_email: ["email", "This is not an e-mail address yet. It should read like name@example.com."],
  wrong_credentials: ["password", "The e-mail address or the password is wrong. Please check both."],
  wrong_password: ["currentPassword", "This is not your current password."],
  same_email: ["email", "This is the address you already have. Please enter another one."],
  payment_moved: [
    "form",
    "A payment page of yours could not be closed, or was paid this moment. Please look at your purchases, then try again.",
  ],
  credits_not_refunded: [
    "form",
    "The refund of your credits was not accepted, so nothing is deleted. Please look at your purchases, then try again, with or without the refund.",
  ],
  deletion_unfinished: [
    "form",
    "This is not finished: your sign-in is still there, but what you bought may be cut off from you already. Please press the button again.",
  ],
  email_not_confirmed: [
    "email",
    "This e-mail address is not confirmed yet. Open the link in the mail we sent you.",
  ],
  weak_password: [
    "password",
    "This password is too easy to guess. Choose one of at least 8 characters that you use nowhere else.",
  ],
  same_password: ["password", "This is the password you already have. Please choose another one."],
  account_not_made: [
    "form",
    "We could not make an account with these details. If you have been here before, sign in or set a new password.",
  ],
  sign_up_closed: ["form", "New accounts cannot be made at the moment."],
  link_expired: ["form", "This link was used already, or it is too old."],
  recovery_needed: [
    "form",
    "Please open the newest link we mailed you, then choose the password within an hour.",
  ],
  mail_too_soon: [
    "form",
    "The last mail was asked for less than a minute ago. Please look for it first, also in your spam folder.",
  ],
  wrong_code: ["code", "This code is wrong, or too old. Enter the one that the app shows now."],
  code_needed: ["form", "Enter the code of your second factor first: Settings, Second factor."],
  no_factor: ["form", "There is no second factor to set up or to use. Please begin again."],
  too_many_tries: ["form", "That was tried too often."],
  unavailable: [
    "form",
    "We cannot reach a service we need right now. Nothing was changed. Please try again in a moment.",
  ],
  unexpected: ["form", "Something broke on our side. Nothing was changed. Please try again."],
} as const satisfies Record<
  string,
  readonly [place: "email" | "password" | "currentPassword" | "code" | "form", message: string]
>;

type AccountProblem = keyof typeof problems;

export type AccountFailure = { ok: false; problem: AccountProblem; retryAfterSeconds?: number };

/** The message of a problem and the field it belongs to ("form": none). */
export function describeProblem({ problem, retryAfterSeconds }: Omit<AccountFailure, "ok">) {
  const [place, message] = problems[problem];
  return { place, message: retryAfterSeconds ? `${message} ${waitFor(retryAfterSeconds)}` : message };
}

/** Supabase Auth's error codes are mapped here and nowhere else. */
export function problemOf(error: AuthErrorLike): AccountProblem {
  if (error.name === "AuthSessionMissingError") return "recovery_needed";
  if (isOutage(error)) return "unavailable";
  return meanings.get(error.code ?? "") ?? "unexpected";
}

/** True when there was no answer or it came from a gateway, so the outcome is unknown. */
export function isUnreachable({ status }: AuthErrorLike): boolean {
  return status === undefined || status === 0 || (status > 500 && status < 600);
}

export type AuthErrorLike = { name: string; code?: string | undefined; status?: number | undefined };

const isOutage = (error: AuthErrorLike) => error.status === 500 || (!error.code && isUnreachable(error));

const meanings = new Map<string, AccountProblem>([
  ["invalid_credentials", "wrong_credentials"],
  ["email_not_confirmed", "email_not_confirmed"],
  ["user_banned", "wrong_credentials"],
  ["user_already_exists", "account_not_made"],
  ["email_exists", "account_not_made"],
  ["email_address_invalid", "invalid_email"],
  ["email_address_not_authorized", "invalid_email"],
  ["validation_failed", "invalid_email"],
  ["weak_password", "weak_password"],
  ["same_password", "same_password"],
  ["signup_disabled", "sign_up_closed"],
  ["email_provider_disabled", "sign_up_closed"],
  ["otp_expired", "link_expired"],
  ["otp_disabled", "link_expired"],
  ["bad_code_verifier", "link_expired"],
  ["flow_state_expired", "link_expired"],
  ["flow_state_not_found", "link_expired"],
  ["session_not_found", "recovery_needed"],
  ["session_expired", "recovery_needed"],
  ["bad_jwt", "recovery_needed"],
  ["user_not_found", "recovery_needed"],
  ["reauthentication_needed", "recovery_needed"],
  ["mfa_verification_failed", "wrong_code"],
  ["mfa_challenge_expired", "wrong_code"],
  ["mfa_factor_not_found", "no_factor"],
  ["insufficient_aal", "code_needed"],
  ["mfa_verification_rejected", "too_many_tries"],
  ["over_email_send_rate_limit", "too_many_tries"],
  ["over_request_rate_limit", "too_many_tries"],
  ["request_timeout", "unavailable"],
  ["hook_timeout", "unavailable"],
]);

function waitFor(seconds: number): string {
  if (seconds < 60) return `Please wait ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  const minutes = Math.ceil(seconds / 60);
  return `Please wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}
