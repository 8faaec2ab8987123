import { z } from "zod";
import { Constants, type Enums } from "@/types/database";

export type PurchaseStatus = Enums<"purchase_status">;

export const purchaseStatus = z.enum(Constants.public.Enums.purchase_status);

/** Does a purchase in this status open its lesson? The database's policies decide; this only words what they said. */
export const grantsAccess = (status: PurchaseStatus): boolean =>
  status === "completed" || status === "partially_refunded";

/** Paid as agreed, whatever became of the money later. A payment that is being checked is not among them. */
export const paidStatuses = [
  "completed",
  "partially_refunded",
  "refunded",
  "disputed",
] as const satisfies PurchaseStatus[];

/** Why money goes back, in Stripe's words (docs.stripe.com/api/refunds/create#create_refund-reason). */
export const refundReasons = ["requested_by_customer", "duplicate", "fraudulent"] as const;

/** The part of a purchase's metadata that names the lesson as it was when the checkout began. */
export const lessonSnapshot = z.object({ title: z.string(), slug: z.string() });

/** A purchase as its buyer sees it. Amounts in minor units of `currency`, times as ISO 8601. */
export type Purchase = {
  id: string;
  lessonId: string;
  lesson: { title: string; slug: string };
  amountMinor: number;
  refundedMinor: number;
  currency: string;
  status: PurchaseStatus;
  purchasedAt: string;
  receiptUrl: string | null;
};

/** One step in a purchase's life; `cause` is a Stripe event type or a step of the shop's own. */
export type TimelineEntry = { from: PurchaseStatus | null; to: PurchaseStatus; cause: string; at: string };
