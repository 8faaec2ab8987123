import { describe, expect, it } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createPerson } from "../../support/database/shop.ts";

const token = "0123456789abcdef0123456789abcdef";
const now = new Date().toISOString();

/** An account that signed up with a password and waits for confirmation, apart from `columns`. */
async function createUnconfirmed(tx: Tx, columns: Record<string, string | boolean | null> = {}) {
  const { id } = await createPerson(tx, { display_name: "Mallory", claim: "x" });
  const waiting = { encrypted_password: "a hash", confirmation_token: token, ...columns };
  await tx`update auth.users set ${tx(waiting)} where id = ${id}`;
  return { id, email: `${id}@shop.test` };
}

describe("a new sign-up ends the one before", () => {
  it.each([
    ["that nobody has confirmed", {}, false],
    ["unless it is confirmed", { email_confirmed_at: now }, true],
    ["unless a phone is confirmed", { phone_confirmed_at: now }, true],
    ["unless it was invited", { invited_at: now }, true],
    ["unless it has signed in", { last_sign_in_at: now }, true],
    ["unless it belongs to single sign-on", { is_sso_user: true }, true],
  ])("%s", (_, columns, stays) =>
    withRollback(async (tx) => {
      const { id, email } = await createUnconfirmed(tx, columns);
      await tx`select public.end_unconfirmed_sign_up(${email.toUpperCase()})`;
      expect(await tx`select from auth.users where id = ${id}`).toHaveLength(stays ? 1 : 0);
      expect(await tx`select from public.profiles where id = ${id}`).toHaveLength(stays ? 1 : 0);
    })(),
  );
});

describe("opening a mailed link", () => {
  it.each([
    ["a link of another browser's sign-up", "email", {}, false, true],
    ["a link of this browser's sign-up", "email", {}, true, false],
    ["a recovery of an account that nobody confirmed", "recovery", {}, false, true],
    ["a recovery of this browser's sign-up", "recovery", {}, true, false],
    ["a recovery of a confirmed account", "recovery", { email_confirmed_at: now }, false, false],
    ["a confirmation of a confirmed account", "email", { email_confirmed_at: now }, false, false],
    ["a change of e-mail", "email_change", {}, false, false],
  ])("%s", (_, type, columns, isClaimant, isClaimEnded) =>
    withRollback(async (tx) => {
      const tokens = { recovery_token: token, email_change_token_new: token, email_change: "new@shop.test" };
      const { id, email } = await createUnconfirmed(tx, { ...tokens, ...columns });
      const used =
        await tx`select * from public.use_mailed_link(${token}, ${type}, ${isClaimant ? id : null})`;
      expect(used).toEqual([{ user_id: id, email, is_claim_ended: isClaimEnded }]);
      const [user] = await tx`select encrypted_password, raw_user_meta_data from auth.users where id = ${id}`;
      expect(user?.encrypted_password).toBe(isClaimEnded ? null : "a hash");
      expect(user?.raw_user_meta_data).toEqual(isClaimEnded ? {} : { display_name: "Mallory", claim: "x" });
      const [profile] = await tx`select display_name from public.profiles where id = ${id}`;
      expect(profile?.display_name).toBe(isClaimEnded ? "Learner" : "Mallory");
    })(),
  );

  it.each([
    ["an unknown token", "f".repeat(32), "email"],
    ["a token of another kind of link", token, "recovery"],
    ["an empty token", "", "email"],
    ["an unknown kind", token, "magiclink"],
  ])("does nothing for %s", (_, hash, type) =>
    withRollback(async (tx) => {
      const { id } = await createUnconfirmed(tx, { recovery_token: "" });
      expect(await tx`select * from public.find_mailed_link(${hash}, ${type})`).toHaveLength(0);
      expect(await tx`select * from public.use_mailed_link(${hash}, ${type})`).toHaveLength(0);
      expect(
        await tx`select from auth.users where id = ${id} and encrypted_password = 'a hash'`,
      ).toHaveLength(1);
    })(),
  );

  it(
    "works once, and again where Auth was down",
    withRollback(async (tx) => {
      const { id } = await createUnconfirmed(tx);
      const use = () => tx`select user_id from public.use_mailed_link(${token}, 'email', ${id})`;
      expect(await use()).toHaveLength(1);
      expect(await use()).toHaveLength(0);
      expect(await tx`select * from public.find_mailed_link(${token}, 'email')`).toHaveLength(0);
      await tx`select public.release_mailed_link(${token})`;
      expect(await use()).toHaveLength(1);
    }),
  );
});

describe("a request for a mail", () => {
  it.each([
    ["the first", null, 60, 0],
    ["after the interval", 60, 60, 0],
    ["within it", 20, 60, 40],
    ["one that is sent in any case", 20, 0, 0],
  ])("%s", (_, age, interval, wait) =>
    withRollback(async (tx) => {
      if (age !== null)
        await tx`insert into private.mail_requests values ('k', now() - make_interval(secs => ${age}))`;
      const [row] = await tx`select public.request_mail('k', ${interval}) as wait`;
      expect(row).toEqual({ wait });
      const [kept] =
        await tx`select requested_at = now() as is_now from private.mail_requests where key = 'k'`;
      expect(kept?.is_now).toBe(wait === 0);
    })(),
  );
});
