import type { SellerPurchase } from "@/lib/purchases/details";
import type { refundReasons } from "@/types/purchase";

type Reason = { reason: (typeof refundReasons)[number]; label: string };

/** Only operators may choose fraud: it puts the card on the whole shop's block list. */
export const reasonsFor = ({ role }: Pick<SellerPurchase, "role">): Reason[] =>
  role === "operator" ? [...COMMON, FRAUD] : COMMON;

const COMMON: Reason[] = [
  { reason: "requested_by_customer", label: "The buyer asked for it" },
  { reason: "duplicate", label: "It was paid twice" },
];
const FRAUD: Reason = { reason: "fraudulent", label: "Fraud: Stripe then blocks the card" };
