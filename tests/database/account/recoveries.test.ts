import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createPerson } from "../../support/database/shop.ts";

type Person = { id: string };

const call = (tx: Tx, name: "is_recovering" | "use_recovery", { id }: Person, token: string) =>
  asRole(tx, "service_role", async () => {
    const [row] = await tx<{ answer: boolean }[]>`select public.${tx(name)}(${id}, ${token}) as answer`;
    return row?.answer;
  });
const start =
  ({ id }: Person, token: string) =>
  (tx: Tx) =>
    asRole(tx, "service_role", () => tx`select public.start_recovery(${id}, ${token})`);

const withRecovery = (scenario: (tx: Tx, person: Person) => Promise<void>) =>
  withRollback(async (tx) => {
    const person = await createPerson(tx);
    await start(person, "token")(tx);
    await scenario(tx, person);
  });

test(
  "a recovery is used once, by its token and for its account",
  withRecovery(async (tx, person) => {
    expect(await call(tx, "use_recovery", person, "another")).toBe(false);
    expect(await call(tx, "use_recovery", await createPerson(tx), "token")).toBe(false);
    expect(await call(tx, "is_recovering", person, "token")).toBe(true);
    expect(await call(tx, "use_recovery", person, "token")).toBe(true);
    expect(await call(tx, "use_recovery", person, "token")).toBe(false);
  }),
);

test(
  "a recovery is over after an hour, or with the next one",
  withRecovery(async (tx, person) => {
    await tx`update private.recoveries set expires_at = expires_at - interval '1 hour' where user_id = ${person.id}`;
    expect(await call(tx, "is_recovering", person, "token")).toBe(false);
    expect(await call(tx, "use_recovery", person, "token")).toBe(false);
    await start(person, "newer")(tx);
    expect(await call(tx, "use_recovery", person, "token")).toBe(false);
    expect(await call(tx, "use_recovery", person, "newer")).toBe(true);
  }),
);

test(
  "a new password ends a recovery",
  withRecovery(async (tx, person) => {
    await tx`update auth.users set encrypted_password = 'other' where id = ${person.id}`;
    expect(await call(tx, "use_recovery", person, "token")).toBe(false);
  }),
);
