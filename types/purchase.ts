import { z } from "zod";
import { Constants, type Enums } from "@/types/database";

export type PurchaseStatus = Enums<"purchase_status">;

export type PurchaseKind = Enums<"purchase_kind">;

export const purchaseKind = z.enum(Constants.public.Enums.purchase_kind);

export const purchaseStatus = z.enum(Constants.public.Enums.purchase_status);

/** docs.stripe.com/api/refunds/create#create_refund-reason */
export const refundReasons = ["requested_by_customer", "duplicate", "fraudulent"] as const;

/** In a purchase's metadata: the lesson as it was when the checkout began. */
export const lessonSnapshot = z.object({ title: z.string(), slug: z.string() });

/** As it was when the checkout began; of credits the name of their pack, and the lesson that they were wanted for. */
export const purchaseSnapshot = z.object({
  title: z.string(),
  slug: z.string().optional(),
  pack: z.string().optional(),
  lessonId: z.uuid().optional(),
  /** In credits, as it was shown. */
  lessonPrice: z.int().optional(),
});
