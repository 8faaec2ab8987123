import type { SellerPurchase } from "@/lib/purchases/details";
import type { refundReasons } from "@/types/purchase";

type Reason = { reason: (typeof refundReasons)[number]; words: string };

/** The reasons to choose from. Fraud is for operators alone: it puts the card on the whole shop's block list. */
export const reasonsFor = ({ role }: Pick<SellerPurchase, "role">): Reason[] =>
  role === "operator" ? [...COMMON, FRAUD] : COMMON;

const COMMON: Reason[] = [
  { reason: "requested_by_customer", words: "The buyer asked for it" },
  { reason: "duplicate", words: "It was paid twice" },
];
const FRAUD: Reason = { reason: "fraudulent", words: "Fraud: Stripe then blocks the card" };
