import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createCreator, createPerson } from "../../support/database/shop.ts";

async function memberOf(tx: Tx, userId: string, sessionId: string): Promise<unknown> {
  const claims = JSON.stringify({ sub: userId, role: "authenticated", session_id: sessionId });
  await tx`select set_config('request.jwt.claims', ${claims}, true)`;
  await tx`set local role authenticated`;
  const [row] = await tx`select public.get_member() as member`;
  await tx`reset role`;
  return row?.member;
}

async function startSession(tx: Tx, userId: string): Promise<string> {
  const id = randomUUID();
  await tx`insert into auth.sessions (id, user_id) values (${id}, ${userId})`;
  return id;
}

const credits = { balance: 0, owed: 0, frozen: 0, currency: "usd" };

test(
  "a session says who its member is, in one read",
  withRollback(async (tx) => {
    const learner = await createPerson(tx, { display_name: "Ada Okafor" });
    const learners = {
      displayName: "Ada Okafor",
      isCreator: false,
      isOperator: false,
      operatorAccess: "none",
    };
    expect(await memberOf(tx, learner.id, await startSession(tx, learner.id))).toEqual({
      ...learners,
      credits,
    });
    const creator = await createCreator(tx, "Ines Moreau");
    expect(await memberOf(tx, creator.id, await startSession(tx, creator.id))).toMatchObject({
      isCreator: true,
    });
    await tx`update public.profiles set role = 'operator' where id = ${learner.id}`;
    expect(await memberOf(tx, learner.id, await startSession(tx, learner.id))).toMatchObject({
      isOperator: true,
    });
  }),
);

test(
  "a session that was ended, one of another member, and none at all are nobody's",
  withRollback(async (tx) => {
    const [ada, grace] = [await createPerson(tx), await createPerson(tx)];
    const session = await startSession(tx, ada.id);
    expect(await memberOf(tx, ada.id, session)).not.toBeNull();
    expect(await memberOf(tx, grace.id, session)).toBeNull();
    expect(await memberOf(tx, ada.id, randomUUID())).toBeNull();
    await tx`delete from auth.sessions where id = ${session}`;
    expect(await memberOf(tx, ada.id, session)).toBeNull();
  }),
);

test(
  "a banned account is nobody's until the ban is over",
  withRollback(async (tx) => {
    const { id } = await createPerson(tx);
    const session = await startSession(tx, id);
    // As Auth's `ban_duration` writes it, which leaves the sessions.
    await tx`update auth.users set banned_until = now() + interval '1 hour' where id = ${id}`;
    expect(await memberOf(tx, id, session)).toBeNull();
    await tx`update auth.users set banned_until = now() where id = ${id}`;
    expect(await memberOf(tx, id, session)).not.toBeNull();
  }),
);
