import { describe, expect, test } from "vitest";
import { access, executors } from "../fixtures/access-table.ts";
import { type Actor, as, denied, refusal, rolledBack, type Tx } from "../fixtures/database.ts";
import { createWorld, rightsOf } from "../fixtures/rights.ts";
import { openCheckout } from "../fixtures/shop.ts";

describe.each(access)("%s", (relation, ...cells) => {
  const [anon, buyer, otherLearner, creator, otherCreator, service] = cells;

  test.each([
    ["an anonymous visitor", anon, () => "anon" as const],
    ["the buyer", buyer, (world) => world.learner],
    ["another learner", otherLearner, (world) => world.otherLearner],
    ["the creator", creator, (world) => world.creator],
    ["another creator", otherCreator, (world) => world.otherCreator],
    ["the service role", service, () => "service_role" as const],
  ] satisfies [string, string, (world: Awaited<ReturnType<typeof createWorld>>) => Actor][])(
    "%s has the rights %s",
    (_name, rights, actorOf) =>
      rolledBack(async (tx) => {
        const world = await createWorld(tx);
        expect(await rightsOf(tx, world, actorOf(world), relation)).toBe(rights);
      })(),
  );
});

describe("functions", () => {
  const id = "b0000000-0000-4000-8000-000000000000";
  const calls: Record<string, (tx: Tx) => Promise<unknown>> = {
    "private.to_minor(numeric,text)": (tx) => tx`select private.to_minor(1, 'usd')`,
    "private.own_sales()": (tx) => tx`select * from private.own_sales()`,
    "public.open_checkout(uuid,uuid,numeric,boolean,jsonb)": (tx) =>
      tx`select public.open_checkout(${id}, ${id}, 10, false, '{}')`,
    "public.give_up_checkout(uuid,text,text)": (tx) => tx`select public.give_up_checkout(${id}, 'X')`,
    "public.record_payment_fact(text,timestamp with time zone,jsonb,text)": (tx) =>
      tx`select public.record_payment_fact('X', now(), '{}')`,
    "public.take_rate_limit(text,integer,integer)": (tx) => tx`select public.take_rate_limit('X', 1, 60)`,
    "public.give_back_rate_limit(text,integer)": (tx) => tx`select public.give_back_rate_limit('X', 60)`,
    "private.lock_checkout(uuid,uuid)": (tx) => tx`select private.lock_checkout(${id}, ${id})`,
  };
  const actors = { anon: "anon", authenticated: { id }, service_role: "service_role" } as const;

  test.each(
    executors.flatMap(([signature, roles]) => {
      const call = calls[signature];
      return call ? [{ signature, roles, call }] : [];
    }),
  )("$signature is executed by $roles only", ({ roles, call }) =>
    rolledBack(async (tx) => {
      for (const role of ["anon", "authenticated", "service_role"] as const) {
        const reason = await refusal(tx, (inner) => as(inner, actors[role], () => call(inner)));
        expect(reason, role).toBe(roles.includes(role) ? null : denied);
      }
    })(),
  );
});

describe("a signed-in person", () => {
  test(
    "who forges the claim of another role is still only themselves",
    rolledBack(async (tx) => {
      const { otherLearner, purchaseId } = await createWorld(tx);
      await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify(
        { sub: otherLearner.id, role: "service_role", app_metadata: { role: "operator" } },
      )}, true)`;
      expect(await tx`select from public.purchases where id = ${purchaseId}`).toHaveLength(0);
    }),
  );

  test(
    "has no open checkout of another's in sight",
    rolledBack(async (tx) => {
      const { learner, otherLearner, lessonId } = await createWorld(tx);
      const { purchaseId } = await openCheckout(tx, otherLearner, lessonId);
      const see = () => tx`select from public.purchases where id = ${purchaseId}`;
      expect(await as(tx, learner, see)).toHaveLength(0);
      expect(await as(tx, otherLearner, see)).toHaveLength(1);
    }),
  );
});
