import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { atOnce } from "../../support/database/committed-data.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";

const goOn = { decision: "continue" };
const refused = { decision: "reject", message: "Too many codes were tried" };

describe("codes that Auth verifies are limited", () => {
  test.each([
    ["a right one after no wrong one", 0, goOn],
    ["a right one after nine wrong ones", 9, goOn],
    ["a right one after ten wrong ones", 10, refused],
    ["a right one after many wrong ones", 40, refused],
  ])("%s", (_, wrong, answer) =>
    withRollback(async (tx) => {
      const user = randomUUID();
      for (let n = 0; n < wrong; n++) expect(await attempt(tx, user, false)).toEqual(goOn);
      expect(await attempt(tx, user, true)).toEqual(answer);
      expect(await attempt(tx, randomUUID(), true)).toEqual(goOn);
    })(),
  );

  test(
    "right ones do not count",
    withRollback(async (tx) => {
      const user = randomUUID();
      for (let n = 0; n < 30; n++) expect(await attempt(tx, user, true)).toEqual(goOn);
    }),
  );

  test("a right one among many wrong ones at once is one of the first ten", async () => {
    const user = randomUUID();
    await atOnce(20, (tx) => attempt(tx, user, false));
    expect(await atOnce(1, (tx) => attempt(tx, user, true))).toEqual([refused]);
  });

  test(
    "by Auth alone",
    withRollback(async (tx) => {
      for (const role of ["anon", "service_role", { id: randomUUID() }] as const)
        await expect(
          tx.savepoint((inner) => asRole(inner, role, () => inner`select private.count_code_attempt('{}')`)),
        ).rejects.toMatchObject({ code: "42501" });
    }),
  );
});

async function attempt(tx: Tx, user_id: string, valid: boolean): Promise<unknown> {
  const event = tx.json({ user_id, factor_id: randomUUID(), factor_type: "totp", valid });
  await tx`set local role supabase_auth_admin`;
  const [row] = await tx`select private.count_code_attempt(${event}) as answer`;
  await tx`reset role`;
  return row?.answer;
}
