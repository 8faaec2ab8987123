import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http/route";
import { getPurchase, toPurchaseJson } from "@/lib/purchases/list";
import { id } from "@/types/api";

/** 404 for other users' purchases. */
export const GET = route<{ id: string }>(async (_request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const purchase = id.safeParse(params.id).success ? await getPurchase(user.id, params.id) : null;
  if (!purchase) return failure("purchase_not_found");
  return toPurchaseJson(purchase);
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
