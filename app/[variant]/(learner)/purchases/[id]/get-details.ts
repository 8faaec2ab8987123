import "server-only";
import { cache } from "react";
import { requireUserAnd } from "@/lib/auth/session";
import { getPurchaseDetails } from "@/lib/purchases/details";

/** The purchase as the signed-in user may see it, or null. One query per page. */
export const getDetails = cache(async (id: string) => {
  const [, purchase] = await requireUserAnd(`/purchases/${id}`, () => getPurchaseDetails(id));
  return purchase;
});
