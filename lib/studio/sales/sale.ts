import { z } from "zod";
import { Constants } from "@/types/database";

const time = z.iso.datetime({ offset: true });

/** As list_sales answers. */
export const sale = z.object({
  id: z.uuid(),
  lessonId: z.uuid(),
  /** As it was sold. */
  title: z.string().nullable(),
  language: z.string(),
  soldAt: time,
  /** `soldAt` by the creator's clock, with its offset, to the second. */
  localTime: time,
  status: z.enum(Constants.public.Enums.purchase_status),
  /** With how many the lesson was opened; what is paid is then their worth. Null where it was paid with money. */
  credits: z.int().nullable(),
  currency: z.string(),
  listPriceMinor: z.int(),
  discountMinor: z.int(),
  couponCode: z.string().nullable(),
  paidMinor: z.int(),
  refundedMinor: z.int(),
  disputedMinor: z.int(),
  platformFeeMinor: z.int(),
  netMinor: z.int(),
  /** The platform's share of the price, agreed when the checkout began. */
  feePercent: z.number(),
  /** The buyer took the opening back within minutes, without having read the lesson. */
  undone: z.boolean(),
  /** Null where the account is deleted, and where the name may be an e-mail address. */
  buyerName: z.string().nullable(),
  buyerDeleted: z.boolean(),
  /** By the day of the reversal: what was returned then, and the part of the fee that came back with it. */
  reversal: z.object({ at: time, localTime: time, minor: z.int(), feeMinor: z.int() }).nullable(),
});

/** A sale as its creator sees it. Amounts in minor units: paid = refunded + disputed + platform fee + net. */
export type Sale = z.infer<typeof sale>;
