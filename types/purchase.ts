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
