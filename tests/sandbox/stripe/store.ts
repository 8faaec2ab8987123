import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type Stripe from "stripe";
import type { Fault } from "./api/faults.ts";
import type { SavedResponse } from "./api/idempotency.ts";
import type { ClockSetting } from "./clock.ts";
import type { Debit } from "./payments/debits.ts";
import type { Waiting } from "./payments/payments.ts";
import type { Voucher } from "./payments/vouchers.ts";
import type { Order } from "./sessions/order.ts";
import type { Delivery, DeliveryRule } from "./webhooks/deliveries.ts";

/** Stored objects by kind. Add a line for a new kind. */
export type Kinds = {
  session: Stripe.Checkout.Session;
  order: Order;
  payment_intent: Stripe.PaymentIntent;
  waiting: Waiting;
  debit: Debit;
  voucher: Voucher;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  event: Stripe.Event;
  delivery: Delivery;
  delivery_rule: DeliveryRule;
  fault: Fault;
  response: SavedResponse;
  clock: ClockSetting;
};
export type Kind = keyof Kinds;

export type Store = {
  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined;
  /** Upserts. `due` (Unix seconds) is when the object needs processing. */
  put<K extends Kind>(kind: K, object: Kinds[K], due?: number | null): void;
  remove(kind: Kind, id: string): void;
  /** Newest first; with a cursor only objects older (`before`) or newer (`after`, oldest first) than that id. */
  list<K extends Kind>(kind: K, cursor?: Cursor): Iterable<Kinds[K]>;
  /** Objects due at `now`, earliest first. */
  due<K extends Kind>(kind: K, now: number): Kinds[K][];
  /** The earliest due time, if any. */
  nextDue(kind: Kind): number | null;
  /** Atomic; nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
  close(): void;
};
type Cursor = { before: string } | { after: string };

/** Opens or creates `stripe.sqlite` in `dataDir`. */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, "stripe.sqlite"));
  db.exec(SCHEMA);
  const read = statements(db);
  return {
    get: (kind, id) => parsed<typeof kind>(read.get.get(kind, id)),
    put: (kind, object, due = null) => void read.put.run(kind, object.id, due, JSON.stringify(object)),
    remove: (kind, id) => void read.remove.run(kind, id),
    list: (kind, cursor) => rows<typeof kind>(read.list(kind, cursor)),
    due: (kind, now) => [...rows<typeof kind>(read.due.all(kind, now))],
    nextDue: (kind) => {
      const due = read.nextDue.get(kind)?.due;
      return typeof due === "number" ? due : null;
    },
    transaction: (work) => transaction(db, work),
    close: () => db.close(),
  };
}

// Survives a killed process; a power failure may lose the last writes.
const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = off;
  create table if not exists objects (
    seq integer primary key autoincrement, kind text not null, id text not null, due real, body text not null,
    unique (kind, id)
  );
  create index if not exists objects_kind_seq on objects (kind, seq);
  create index if not exists objects_due on objects (kind, due) where due is not null;
`;

const SEQ = "(select seq from objects where kind = ? and id = ?)";
const NEWEST = "select body from objects where kind = ? order by seq desc";
const OLDER = `select body from objects where kind = ? and seq < ${SEQ} order by seq desc`;
const NEWER = `select body from objects where kind = ? and seq > ${SEQ} order by seq`;

function statements(db: DatabaseSync) {
  return {
    get: db.prepare("select body from objects where kind = ? and id = ?"),
    put: db.prepare(
      `insert into objects (kind, id, due, body) values (?, ?, ?, ?)
       on conflict (kind, id) do update set due = excluded.due, body = excluded.body`,
    ),
    remove: db.prepare("delete from objects where kind = ? and id = ?"),
    due: db.prepare("select body from objects where kind = ? and due <= ? order by due, seq"),
    nextDue: db.prepare("select min(due) as due from objects where kind = ? and due is not null"),
    // A new statement per call, so that two lists can be iterated at once.
    list(kind: Kind, cursor?: Cursor) {
      if (!cursor) return db.prepare(NEWEST).iterate(kind);
      return "before" in cursor
        ? db.prepare(OLDER).iterate(kind, kind, cursor.before)
        : db.prepare(NEWER).iterate(kind, kind, cursor.after);
    },
  };
}

function* rows<K extends Kind>(found: Iterable<Record<string, unknown>>): Generator<Kinds[K]> {
  for (const row of found) {
    const object = parsed<K>(row);
    if (object) yield object;
  }
}

function parsed<K extends Kind>(row: Record<string, unknown> | undefined): Kinds[K] | undefined {
  return row && JSON.parse(String(row.body));
}

function transaction<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec("begin immediate");
  try {
    const result = work();
    db.exec("commit");
    return result;
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
}
