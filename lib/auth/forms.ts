import { z } from "zod";
import { currentPassword, email, newPassword } from "@/lib/auth/credentials";
import { type AccountFailure, describeProblem } from "@/lib/auth/problems";
import { latinDigits } from "@/lib/format/digits";
import { countCharacters, isName, textLimits, unitsOf } from "@/lib/format/names";
import type { FormState } from "@/lib/http/forms/flash";

export type AccountState = FormState;

const current = currentPassword("Please enter your current password.");

export const deletionWord = "delete";

const word = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.literal(deletionWord, `Please type the word ${deletionWord}.`));

/** A name of a member or creator; `missing` is the message where there is none. */
export const nameField = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .refine(
      (name) => countCharacters(name) <= textLimits.name,
      `Please use at most ${textLimits.name} characters.`,
    )
    .refine(isName, "Please use letters, spaces and signs that can be seen.");

const displayName = nameField("Please tell us what to call you.");

export const signInForm = z.object({ email, password: currentPassword("Please enter your password.") });
export const signUpForm = z.object({ displayName, email, password: newPassword });
export const emailForm = z.object({ email });
export const passwordForm = z.object({ password: newPassword });
export const finishSignUpForm = z.object({ displayName, password: newPassword });
export const newEmailForm = z.object({ email, currentPassword: current });
export const newPasswordForm = z.object({ currentPassword: current, password: newPassword });
export const deletionForm = z.object({
  currentPassword: current,
  word,
  refundCredits: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
});
/** Authenticator apps show the six digits in two groups. */
const code = z
  .string()
  .transform((value) => latinDigits(value.replace(/\s/g, "")))
  .pipe(z.string().regex(/^\d{6}$/, "Please enter the six digits that the app shows."));

export const codeForm = z.object({ code });
export const currentPasswordForm = z.object({ currentPassword: current });
export const displayNameForm = z.object({ displayName });

/** The pages of which each form leads to the others. */
export const accountPage = z.enum(["/sign-in", "/sign-up", "/forgot-password"]);
export type AccountPage = z.infer<typeof accountPage>;

/** Parameters of a mailed link (supabase/templates) and fields of the form that redeems it. */
export const mailedLink = z.object({
  token_hash: z.string().min(1),
  type: z.enum(["email", "recovery", "email_change"]),
});

/** On failure, the form's state with a message for each invalid field. */
export function parseAccountForm<Values>(schema: z.ZodType<Values>, form: FormData): Parsed<Values> {
  const result = schema.safeParse(Object.fromEntries(form));
  if (result.success) return { ok: true, values: result.data };
  const errors = Object.fromEntries(
    result.error.issues.toReversed().map(({ path, message }) => [path[0], message]),
  );
  return { ok: false, state: { values: typedValues(form), errors } };
}

type Parsed<Values> = { ok: true; values: Values } | { ok: false; state: AccountState };

/** The state of a valid form whose action failed. */
export function stateAfter(failure: AccountFailure, form: FormData): AccountState {
  const { place, message } = describeProblem(failure);
  const values = typedValues(form);
  if (failure.problem === "email_not_confirmed") return { values, message, unconfirmed: true };
  if (place === "form") return { values, message };
  return { values, errors: { [place]: message } };
}

/** What was typed, for the form to show again; never a password. */
export function typedValues(form: FormData) {
  const typed = (name: string, maxLength = 254) => {
    const value = form.get(name);
    // Never half a character.
    return typeof value === "string" ? value.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "") : undefined;
  };
  return {
    email: typed("email"),
    displayName: typed("displayName"),
    word: typed("word"),
    refundCredits: typed("refundCredits"),
    name: typed("name"),
    slug: typed("slug"),
    bio: typed("bio", unitsOf(textLimits.bio)),
    picturePath: typed("picturePath"),
    timeZone: typed("timeZone"),
  };
}
