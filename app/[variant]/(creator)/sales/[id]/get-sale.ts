import "server-only";
import { cache } from "react";
import { requireUserAnd } from "@/lib/auth/session";
import { requireSecondFactor } from "@/lib/operator/access";
import { getPurchaseDetails } from "@/lib/purchases/details";

/** The sale as the signed-in user may see it, or null. One query per page. */
export const getSale = cache(async (id: string) => {
  const page = `/sales/${id}`;
  const [user, sale] = await requireUserAnd(page, () => getPurchaseDetails(id));
  if (!sale) requireSecondFactor(user, page);
  return sale;
});
