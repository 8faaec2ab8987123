import { randomUUID } from "node:crypto";
import type { z } from "zod";
import {
  type Complaint,
  type Notice,
  type Order,
  type Return,
  toTotal,
  type wantedOrder,
  type wantedReturn,
} from "./objects.ts";

/** What the second provider knows, and what the shop, its buyers and their banks do there. Null where it refuses. */
export class State {
  orders = new Map<string, Order>();
  returns = new Map<string, Return>();
  complaints = new Map<string, Complaint>();
  notices: Notice[] = [];
  #tell: (notice: Notice) => void;

  constructor(tell: (notice: Notice) => void) {
    this.#tell = tell;
  }

  now = () => Math.floor(Date.now() / 1000);

  /** One order per reference, however often it is asked for. */
  order(base: string, wanted: z.infer<typeof wantedOrder>): Order {
    const known = [...this.orders.values()].find(({ reference }) => reference === wanted.reference);
    if (known) return known;
    const id = randomUUID();
    const thanksUrl = wanted.thanksUrl.replace("{CHECKOUT_SESSION_ID}", id);
    const made = { ...wanted, thanksUrl, id, state: "awaiting" as const, captureId: null };
    const order: Order = { ...made, buyUrl: `${base}/buy/${id}` };
    this.orders.set(id, order);
    return order;
  }

  end(order: Order, state: "paid" | "void"): Order | null {
    if (order.state !== "awaiting") return null;
    order.state = state;
    order.captureId = state === "paid" ? randomUUID() : null;
    this.#note({ kind: "order", it: order });
    return order;
  }

  /** One return per reference. */
  giveBack({ captureId, reference, parts }: z.infer<typeof wantedReturn>): Return | null {
    const known = [...this.returns.values()].find((each) => reference && each.reference === reference);
    if (known) return known;
    const order = this.#orderOf(captureId);
    if (!order) return null;
    const total = toTotal(parts, order.total.unit);
    const made = { id: randomUUID(), captureId, reference, total, at: this.now() };
    this.returns.set(made.id, made);
    this.#note({ kind: "return", it: made });
    return made;
  }

  complain(captureId: string): Complaint | null {
    const order = this.#orderOf(captureId);
    if (!order) return null;
    const { total } = order;
    const made = { id: randomUUID(), captureId, total, state: "open" as const, at: this.now() };
    this.complaints.set(made.id, made);
    this.#note({ kind: "complaint", it: made });
    return made;
  }

  decide(complaint: Complaint, state: "upheld" | "rejected"): void {
    const decided = { ...complaint, state };
    this.complaints.set(decided.id, decided);
    this.#note({ kind: "complaint", it: decided });
  }

  #orderOf(captureId: string): Order | undefined {
    return [...this.orders.values()].find((order) => order.captureId === captureId);
  }

  #note(subject: Notice["subject"]): void {
    const notice = { id: randomUUID(), at: this.now(), subject: structuredClone(subject) };
    this.notices.push(notice);
    this.#tell(notice);
  }
}
