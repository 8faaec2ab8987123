import { readFileSync } from "node:fs";
import type { TransactionSql } from "postgres";
import { z } from "zod";

/** A step of the shop, or an answer of Stripe's API; see past.sql. `at` in Unix seconds. */
export type PastEvent = { kind: string; at: number } & Record<string, unknown>;

const begun = z.array(z.object({ purchaseId: z.string(), amountMinor: z.int(), currency: z.string() }));

/** Lets the payments core work in the past until the transaction ends. */
export async function enterPast(tx: TransactionSql): Promise<void> {
  await tx.unsafe(readFileSync(new URL("past.sql", import.meta.url), "utf8"));
}

/** Also no mail tells now what happened then. */
export async function leavePast(tx: TransactionSql): Promise<void> {
  await tx`update private.mails set state = 'sent'`;
  await tx.unsafe("drop schema past cascade");
}

/** One event after the other. @returns what the shop's functions answered */
export async function tell(tx: TransactionSql, events: PastEvent[]): Promise<unknown[]> {
  const json = JSON.stringify(events.map(({ at, ...event }) => ({ ...event, at: new Date(at * 1000) })));
  const rows = await tx<{ answer: unknown }[]>`
    select past.tell(event) as answer from jsonb_array_elements(${json}::text::jsonb) as event`;
  return rows.map(({ answer }) => answer);
}

/** Opens checkouts. @throws when one is refused */
export const beginCheckouts = async (tx: TransactionSql, events: PastEvent[]) =>
  begun.parse(await tell(tx, events));
