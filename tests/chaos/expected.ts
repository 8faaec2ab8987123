import type { Payment, Session } from "./stripe-client.ts";

/** What a purchase must come to, in minor units. */
export type Sale = {
  status: string;
  paid: number;
  refunded: number;
  disputed: number;
  access: boolean;
  session: string;
  intent: string | null;
  amount: number;
  currency: string;
};
export type Earned = { sales: number; gross: number; reversed: number; fee: number; net: number };
export type Books = { sessions: Session[]; payments: Payment[] };

/** What the shop must say of every purchase that Stripe has a session for, worked out from Stripe's own books alone. */
export function expectedSales({ sessions, payments }: Books): Map<string, Sale> {
  const sales = new Map<string, Sale>();
  for (const session of sessions) {
    const purchase = session.metadata.purchase_id;
    if (!purchase || session.payment_link) continue;
    const sale = saleOf(session, payments);
    const other = sales.get(purchase);
    if (!other || rank(sale) > rank(other)) sales.set(purchase, sale);
  }
  return sales;
}

/** Which payment of a session's is money that the shop has: paid, not fully refunded, and not disputed. */
export const stands = ({ status }: { status: string }): boolean =>
  status === "completed" || status === "partially_refunded";

/** What each creator has earned, under `creator currency`; of the fee, so much of the promised one as was kept. */
export function expectedEarnings(books: Books, feeBasisPoints: number): Map<string, Earned> {
  const earnings = new Map<string, Earned>();
  const sales = expectedSales(books);
  for (const { id, metadata } of books.sessions) {
    const sale = sales.get(metadata.purchase_id ?? "");
    if (sale?.session !== id || sale.paid === 0 || !metadata.creator_id) continue;
    const name = `${metadata.creator_id} ${sale.currency}`;
    const line = earnings.get(name) ?? { sales: 0, gross: 0, reversed: 0, fee: 0, net: 0 };
    const kept = sale.paid - sale.refunded - sale.disputed;
    const step = { isk: 100, kwd: 10 }[sale.currency] ?? 1;
    const promised = inSteps(sale.amount * feeBasisPoints, 10_000, step);
    const fee = inSteps(promised * kept, sale.amount, step);
    line.sales += sale.access ? 1 : 0;
    line.gross += sale.paid;
    line.reversed += sale.paid - kept;
    line.fee += fee;
    line.net += kept - fee;
    earnings.set(name, line);
  }
  return earnings;
}

function saleOf(session: Session, payments: Payment[]): Sale {
  const payment = payments.find((each) => each.session.id === session.id);
  const { id, amount_subtotal: amount, currency } = session;
  const nothing = { paid: 0, refunded: 0, disputed: 0, access: false };
  const known = { session: id, amount, currency, intent: session.payment_intent };
  if (session.status !== "complete") return { ...known, ...nothing, status: unpaidStatus[session.status] };
  if (session.payment_status === "unpaid") {
    const isOnItsWay = payment?.payment_intent.status === "processing";
    return { ...known, ...nothing, status: isOnItsWay ? "processing" : "failed" };
  }
  const paid = session.amount_total;
  const back = sum(payment?.refunds.filter(({ status }) => status !== "failed" && status !== "canceled"));
  const disputes = payment?.disputes.filter(({ status }) => !harmless.has(status)) ?? [];
  const isTaken = (dispute: { status: string; amount: number }) =>
    dispute.status === "lost" && dispute.amount < paid;
  const held = disputes.filter((dispute) => !isTaken(dispute));
  // What a dispute took that was lost over a part is gone like a refund.
  const refunded = Math.min(back + sum(disputes.filter(isTaken)), paid);
  const disputed = Math.min(sum(held), paid - refunded);
  const left = refunded === paid ? "refunded" : refunded > 0 ? "partially_refunded" : "completed";
  const status = held.length > 0 ? "disputed" : left;
  return { ...known, status, paid, refunded, disputed, access: status === left && left !== "refunded" };
}

const unpaidStatus = { open: "pending", expired: "expired" };
const harmless = new Set([
  "warning_needs_response",
  "warning_under_review",
  "warning_closed",
  "prevented",
  "won",
]);

// A second session under one purchase is only made when the first can no longer be paid.
const rank = ({ status, paid }: Sale) =>
  paid > 0 ? 4 : ["pending", "expired", "processing", "failed"].indexOf(status);

const sum = (parts: { amount: number }[] = []) => parts.reduce((total, { amount }) => total + amount, 0);

/** A fraction as the nearest whole number of steps, halves up. */
export const inSteps = (numerator: number, denominator: number, step: number) =>
  Math.floor((2 * numerator + denominator * step) / (2 * denominator * step)) * step;
