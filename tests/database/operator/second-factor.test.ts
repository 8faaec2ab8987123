import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createPerson } from "../../support/database/shop.ts";

type Case = {
  role?: "learner" | "operator";
  factor?: "verified" | "unverified";
  isRequired?: boolean;
  aal?: "aal1" | "aal2" | null;
};

/** What the database answers for a session like this, in a transaction that is rolled back. */
async function accessOf({ role = "operator", factor, isRequired = true, aal = "aal1" }: Case) {
  let access: unknown;
  await sql
    .begin(async (tx) => {
      const person = await createPerson(tx, { display_name: "Mara Lind" });
      if (role === "operator") await tx`update public.profiles set role = 'operator' where id = ${person.id}`;
      await tx`update private.settings set operators_need_second_factor = ${isRequired}`;
      if (factor)
        await tx`insert into auth.mfa_factors (id, user_id, status) values (${randomUUID()}, ${person.id}, ${factor})`;
      const claims = JSON.stringify({ sub: person.id, role: "authenticated", ...(aal && { aal }) });
      await tx`select set_config('request.jwt.claims', ${claims}, true)`;
      const [resolved] = await tx`
        select public.resolve_task(${person.id}, 'no such task', ${aal ?? "aal1"}) as resolved,
          private.may_refund_all(${person.id}, ${aal}) as refunds`;
      await tx`set local role authenticated`;
      const [row] =
        await tx`select private.own_operator_access() as access, private.is_operator() as operator`;
      access = { access: row?.access, isOperator: row?.operator, mayRefund: resolved?.refunds };
      throw new Error("rolled back");
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== "rolled back") throw error;
    });
  return access;
}

const ready = { access: "ready", isOperator: true, mayRefund: true };
const not = (access: string) => ({ access, isOperator: false, mayRefund: false });

describe("what a session may do as an operator", () => {
  test.each<[what: string, session: Case, wanted: object]>([
    ["no factor, and one is needed", {}, not("factor_needed")],
    ["a factor that was begun only", { factor: "unverified" }, not("factor_needed")],
    ["a factor whose code was not given", { factor: "verified" }, not("code_needed")],
    ["the code given", { factor: "verified", aal: "aal2" }, ready],
    ["a token without a level", { factor: "verified", aal: null }, not("code_needed")],
    ["no factor where none is needed", { isRequired: false }, ready],
    ["one begun where none is needed", { isRequired: false, factor: "unverified" }, ready],
    ["one that exists where none is needed", { isRequired: false, factor: "verified" }, not("code_needed")],
    ["the code given where none is needed", { isRequired: false, factor: "verified", aal: "aal2" }, ready],
    ["a learner with a factor", { role: "learner", factor: "verified", aal: "aal2" }, not("none")],
    ["a learner where none is needed", { role: "learner", isRequired: false }, not("none")],
  ])("%s", async (_what, session, wanted) => {
    expect(await accessOf(session)).toEqual(wanted);
  });
});
