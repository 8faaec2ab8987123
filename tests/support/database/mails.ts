import { asRole, type Tx, withRollback } from "./database.ts";
import { type Fact, facts, record } from "./payment-facts.ts";
import { createShop, openCheckout, type Shop } from "./shop.ts";

/** As Stripe would have said it just now: what is a month old is told nobody. */
export const fresh = (fact: Fact, secondsAgo = 0): Fact => ({
  ...fact,
  at: new Date(Math.floor(Date.now() / 1000 - secondsAgo) * 1000).toISOString(),
});

/** Of a Stripe object of now, in Unix seconds. */
export const now = () => Math.floor(Date.now() / 1000);

export type Claimed = {
  id: string;
  attempt: number;
  kind: string;
  email: string;
  recipientId: string;
  locale: string;
  purchase?: Record<string, unknown>;
  refund?: Record<string, unknown>;
  dispute?: Record<string, unknown>;
  sales?: Record<string, unknown>[];
};

/** Puts these people's mails before all others, in their order, as if they were written long ago. */
export const putFirst = (tx: Tx, people: { id: string }[]) =>
  tx`update private.mails set not_before = '2000-01-01', next_at = least(next_at, now())
    where recipient_id = any (${people.map(({ id }) => id)}) and not_before <= now()`;

export async function claimAll(tx: Tx, max: number): Promise<Claimed[]> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ mails: Claimed[] }[]>`select public.claim_mails(${max}) as mails`,
  );
  return row?.mails ?? [];
}

export const claim = async (tx: Tx): Promise<Claimed | null> => (await claimAll(tx, 1))[0] ?? null;

type Outcome = { id: string; attempt: number; outcome: string; reason?: string };

/** How many of them were recorded. */
export async function recordMails(tx: Tx, outcomes: Outcome[]): Promise<number> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ recorded: number }[]>`select public.record_mails(${tx.json(outcomes)}) as recorded`,
  );
  return row?.recorded ?? 0;
}

/** The new state; null where another attempt decides. */
export async function recordMail(tx: Tx, { id, attempt }: Claimed, outcome: string, reason?: string) {
  const recorded = await recordMails(tx, [{ id, attempt, outcome, ...(reason && { reason }) }]);
  const [row] = await tx<{ state: string }[]>`select state from private.mails where id = ${id}`;
  return (recorded === 1 && row?.state) || null;
}

/** Sends all that is due to these people; returns what they got, in order. */
export async function sendAll(tx: Tx, people: { id: string }[]): Promise<Claimed[]> {
  await putFirst(tx, people);
  const sent: Claimed[] = [];
  for (;;) {
    const [due] = await tx`select from private.mails
      where recipient_id = any (${people.map(({ id }) => id)}) and state = 'waiting' and not_before <= now()
        and next_at <= now()`;
    const mail = due && (await claim(tx));
    if (!mail) return sent;
    await recordMail(tx, mail, "sent");
    // After the withdrawal of the last of these, the next is somebody else's.
    if (people.some(({ id }) => id === mail.recipientId)) sent.push(mail);
  }
}

export type MailRow = { kind: string; state: string; reason: string | null; attempts: number };

export const rowsOf = (tx: Tx, { id }: { id: string }) =>
  tx<
    MailRow[]
  >`select kind, state, reason, attempts from private.mails where recipient_id = ${id} order by kind, position`;

/** A test with the mails of one paid purchase in the outbox: the buyer's, then the creator's first sale. */
export const withSale = (
  scenario: (tx: Tx, shop: Shop, claimNext: () => Promise<Claimed | null>) => Promise<void>,
) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const checkout = await openCheckout(tx, shop.learner, shop.lessonId);
    await record(tx, fresh(facts.paid(checkout)));
    await putFirst(tx, [shop.learner, shop.creator]);
    const people: string[] = [shop.learner.id, shop.creator.id];
    await scenario(tx, shop, async () => {
      const mail = await claim(tx);
      return mail && people.includes(mail.recipientId) ? mail : null;
    });
  });

/** As if so many seconds had gone by. */
export const pass = (tx: Tx, mail: { id: string }, seconds: number) =>
  tx`update private.mails set next_at = next_at - make_interval(secs => ${seconds}),
      tried_until = tried_until - make_interval(secs => ${seconds}) where id = ${mail.id}`;

export const claimed = (mail: Claimed | null): Claimed => {
  if (!mail) throw new Error("nothing was claimed");
  return mail;
};
