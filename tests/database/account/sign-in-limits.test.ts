import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { atOnce } from "../../support/database/committed-data.ts";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createPerson } from "../../support/database/shop.ts";

const network = "2001:db8:1:2::/64";

describe.each([
  ["sign-in", { pair: 10, client: 100, email: 50 }],
  ["sign-up", { pair: 5, client: 50, email: 20 }],
  ["mail", { pair: 5, client: 50, email: 20 }],
])("%s is limited", (what, limits) => {
  test.each([
    ["for one client with one e-mail", limits.pair, () => ({ what })],
    ["for one client with many e-mails", limits.client, () => ({ what, email: someEmail() })],
    ["for one e-mail from many clients", limits.email, (n: number) => ({ what, client: `198.51.100.${n}` })],
    ["for one e-mail from clients no proxy names", limits.email, () => ({ what, client: null })],
  ])("%s: %d tries", (_, limit, of) =>
    withRollback(async (tx) => {
      const waits = [];
      for (let n = 0; n <= limit; n++) waits.push((await begin(tx, of(n))).wait > 0);
      expect(waits.indexOf(true)).toBe(limit);
    })(),
  );
});

describe("a browser that signed in to the account", () => {
  test(
    "is stopped neither by tries from its own network nor by those of many, but by its own",
    withRollback(async (tx) => {
      const { id, email } = await createAccount(tx);
      const device = await remember(tx, id);
      for (let n = 0; n < 60; n++) await begin(tx, { email, client: `198.51.100.${n}` });
      for (let n = 0; n < 11; n++) await begin(tx, { email });
      expect((await begin(tx, { email })).wait).toBeGreaterThan(0);
      const before = await hits(tx, email);
      for (let n = 0; n < 10; n++) expect((await begin(tx, { email, device })).wait).toBe(0);
      expect((await begin(tx, { email, device })).wait).toBeGreaterThan(0);
      expect(await hits(tx, email)).toBe(before);
    }),
  );

  test.each<[string, (tx: Tx, id: string) => Promise<unknown>]>([
    [
      "of another account",
      async (tx, id) =>
        tx`update private.known_devices set user_id = ${(await createAccount(tx)).id} where user_id = ${id}`,
    ],
    [
      "before the password was changed",
      (tx, id) => tx`update auth.users set encrypted_password = 'new' where id = ${id}`,
    ],
    [
      "twenty browsers ago",
      async (tx, id) => {
        await tx`update private.known_devices set signed_in_at = now() - interval '1 day'`;
        for (let n = 0; n < 20; n++) await remember(tx, id);
      },
    ],
  ])("is one like any other if that was %s", (_, forget) =>
    withRollback(async (tx) => {
      const { id, email } = await createAccount(tx);
      const device = await remember(tx, id);
      for (let n = 0; n < 50; n++) await begin(tx, { email, client: `198.51.100.${n}` });
      expect((await begin(tx, { email, device })).wait).toBe(0);
      await forget(tx, id);
      expect((await begin(tx, { email, device })).wait).toBeGreaterThan(0);
    })(),
  );
});

describe("Auth's hook for passwords", () => {
  test(
    "counts wrong ones, and refuses a right one beyond the limit as it refuses a wrong one",
    withRollback(async (tx) => {
      const { id, email } = await createAccount(tx);
      for (let n = 0; n < 50; n++) {
        expect(await attempt(tx, id, true)).toEqual({ decision: "continue" });
        expect(await attempt(tx, id, false)).toEqual({ decision: "continue" });
      }
      expect(await hits(tx, email)).toBe(50);
      expect(await attempt(tx, id, true)).toEqual({
        decision: "reject",
        message: "Invalid login credentials",
        should_logout_user: false,
      });
      expect((await begin(tx, { email })).wait).toBeGreaterThan(0);
    }),
  );

  test(
    "counts no try of the shop a second time, and no other in its place",
    withRollback(async (tx) => {
      const { id, email } = await createAccount(tx);
      const { tryId } = await begin(tx, { email });
      await attempt(tx, id, false);
      expect(await hits(tx, email)).toBe(1);
      await attempt(tx, id, false);
      expect(await hits(tx, email)).toBe(2);
      await end(tx, tryId, false);
      await attempt(tx, id, false);
      expect(await hits(tx, email)).toBe(3);
    }),
  );

  test(
    "lets a right password in that the shop let through, while strangers go on guessing at Auth",
    withRollback(async (tx) => {
      const { id, email } = await createAccount(tx);
      const device = await remember(tx, id);
      for (let n = 0; n < 60; n++) await attempt(tx, id, false);
      const { tryId } = await begin(tx, { email, device });
      for (let n = 0; n < 3; n++) await attempt(tx, id, false);
      expect(await attempt(tx, id, true)).toEqual({ decision: "continue" });
      await end(tx, tryId, true);
      expect(await attempt(tx, id, true)).toMatchObject({ decision: "reject" });
      await begin(tx, { email, device });
      await tx`update private.account_tries set began_at = now() - interval '16 seconds'`;
      expect(await attempt(tx, id, true)).toMatchObject({ decision: "reject" });
    }),
  );

  test(
    "is for Auth alone",
    withRollback(async (tx) => {
      const event = tx.json({ user_id: randomUUID(), valid: false });
      for (const role of ["anon", "service_role", { id: randomUUID() }] as const)
        await expect(
          tx.savepoint((inner) =>
            asRole(inner, role, () => inner`select private.count_password_attempt(${event})`),
          ),
        ).rejects.toMatchObject({ code: "42501" });
    }),
  );

  test("counts every one of many at once", async () => {
    const { id, email } = await createAccount(sql);
    await atOnce(20, (tx) => attempt(tx, id, false));
    expect(await hits(sql, email)).toBe(20);
  });
});

test(
  "a right try is not counted, and ending it again takes nothing back",
  withRollback(async (tx) => {
    const email = someEmail();
    await begin(tx, { email });
    const { tryId } = await begin(tx, { email });
    for (const release of [true, true, false]) await end(tx, tryId, release);
    expect(await hits(tx, email)).toBe(1);
  }),
);

const someEmail = () => `${randomUUID()}@learner.test`;

async function createAccount(tx: Parameters<typeof createPerson>[0]) {
  const { id } = await createPerson(tx);
  return { id, email: `${id}@shop.test` };
}

type Try = { what?: string; email?: string; client?: string | null; device?: string };

async function begin(
  tx: Tx,
  { what = "sign-in", email = "ada@learner.test", client = network, device }: Try,
) {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ try_id: string | null; retry_after_seconds: number }[]>`
      select * from public.begin_account_try(${what}, ${email}, ${client}, ${device ?? null})`,
  );
  return { tryId: row?.try_id ?? null, wait: row?.retry_after_seconds ?? Number.NaN };
}

const end = (tx: Tx, tryId: string | null, release: boolean) =>
  asRole(tx, "service_role", () => tx`select public.end_account_try(${tryId}, ${release})`);

async function remember(tx: Tx, userId: string): Promise<string> {
  const device = randomUUID();
  await asRole(tx, "service_role", () => tx`select public.remember_device(${userId}, ${device})`);
  return device;
}

async function attempt(tx: Tx, userId: string, valid: boolean) {
  const event = tx.json({ user_id: userId, valid });
  await tx`set local role supabase_auth_admin`;
  const [row] = await tx<{ answer: object }[]>`select private.count_password_attempt(${event}) as answer`;
  await tx`reset role`;
  return row?.answer;
}

async function hits(tx: Parameters<typeof createPerson>[0], email: string) {
  const [row] = await tx<{ hits: number }[]>`
    select hits from private.rate_limits where key = private.account_counter('sign-in', 'email', ${email})`;
  return row?.hits;
}
