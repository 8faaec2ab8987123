import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/session";
import { getPurchaseDetails } from "@/lib/purchases/details";

/** The sale as the signed-in person may see it, or null. Asked once per page. */
export const getSale = cache(async (id: string) => {
  await requireUser(`/sales/${id}`);
  return getPurchaseDetails(id);
});
