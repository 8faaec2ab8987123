import { describe, expect, it } from "vitest";
import {
  deletionForm,
  displayNameForm,
  parseAccountForm,
  signInForm,
  signUpForm,
  stateAfter,
  typedValues,
} from "../../../lib/auth/forms.ts";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const ada = { displayName: " Ada ", email: " Ada@Lectern.test ", password: " twelve chars " };

describe("an account form", () => {
  it("trims the name and the e-mail address, and leaves the password as it is", () => {
    expect(parseAccountForm(signUpForm, formOf(ada))).toEqual({
      ok: true,
      values: { displayName: "Ada", email: "ada@lectern.test", password: " twelve chars " },
    });
  });

  it.each([
    ["at most 254 letters", "x".repeat(300), "x".repeat(254)],
    ["no half of an emoji", `${"x".repeat(253)}🎹`, "x".repeat(253)],
  ])("keeps %s of what was typed", (_what, displayName, kept) => {
    expect(typedValues(formOf({ displayName, password: "secret" }))).toEqual({ displayName: kept });
  });

  it("names every invalid field and keeps what was typed, but no password", () => {
    const parsed = parseAccountForm(
      signUpForm,
      formOf({ displayName: " ", email: "ada@", password: "short" }),
    );
    expect(parsed).toEqual({
      ok: false,
      state: {
        values: { displayName: " ", email: "ada@" },
        errors: {
          displayName: "Please tell us what to call you.",
          email: expect.stringContaining("name@example.com"),
          password: "Please use at least 8 characters.",
        },
      },
    });
    expect(JSON.stringify(parsed)).not.toContain("short");
  });

  it.each([
    ["without the password", { word: "delete" }],
    ["with another word", { currentPassword: "secret words", word: "Delte" }],
  ])("keeps the word typed to delete the account %s", (_, typed) => {
    const parsed = parseAccountForm(deletionForm, formOf(typed));
    expect(parsed).toMatchObject({ ok: false, state: { values: { word: typed.word } } });
    expect(JSON.stringify(parsed)).not.toContain("secret words");
  });

  it.each([
    ["73 letters", "a".repeat(73)],
    ["25 signs of three bytes", "漢".repeat(25)],
  ])("refuses %s, which the hash would cut off", (_, password) => {
    expect(parseAccountForm(signUpForm, formOf({ ...ada, password })).ok).toBe(false);
  });

  it("signs in with any password, however old its rules", () => {
    expect(parseAccountForm(signInForm, formOf({ email: "ada@lectern.test", password: "x" })).ok).toBe(true);
  });

  it.each(["", "   ", "x".repeat(81), "zero\u0000byte", "two\nlines", "\u202eevil"])(
    "refuses the name %j",
    (displayName) => {
      expect(parseAccountForm(displayNameForm, formOf({ displayName })).ok).toBe(false);
    },
  );

  it("refuses an empty form and one with a file in it", () => {
    const form = formOf({ password: "long enough" });
    expect(parseAccountForm(signInForm, form).ok).toBe(false);
    form.set("email", new File(["x"], "x.txt"));
    expect(parseAccountForm(signInForm, form).ok).toBe(false);
  });
});

describe("a failed try", () => {
  const form = formOf({ email: "ada@lectern.test", password: "secret words" });

  it("shows the message at the field, and keeps the e-mail address but not the password", () => {
    const state = stateAfter({ ok: false, problem: "wrong_credentials" }, form);
    expect(state.errors?.password).toMatch(/wrong/);
    expect(state.values?.email).toBe("ada@lectern.test");
    expect(JSON.stringify(state)).not.toContain("secret words");
  });

  it("keeps the word typed to delete the account when the password is wrong", () => {
    const failed = stateAfter({ ok: false, problem: "wrong_password" }, formOf({ word: "delete" }));
    expect(failed.values?.word).toBe("delete");
  });

  it("says how long to wait", () => {
    const state = stateAfter({ ok: false, problem: "too_many_tries", retryAfterSeconds: 120 }, form);
    expect(state.message).toMatch(/2 minutes/);
  });

  it("offers the confirmation mail again where the address waits for it", () => {
    expect(stateAfter({ ok: false, problem: "email_not_confirmed" }, form).unconfirmed).toBe(true);
  });
});
