import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/session";
import { requireSecondFactor } from "@/lib/operator/access";
import { getPurchaseDetails } from "@/lib/purchases/details";

/** The sale as the signed-in user may see it, or null. One query per page. */
export const getSale = cache(async (id: string) => {
  await requireUser(`/sales/${id}`);
  const sale = await getPurchaseDetails(id);
  if (!sale) await requireSecondFactor(`/sales/${id}`);
  return sale;
});
