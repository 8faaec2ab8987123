import { z } from "zod";
import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { decodeCursor } from "@/lib/http/cursor";
import { parse, route } from "@/lib/http/route";
import { countPurchases, listPurchases, listPurchasesPage, toPurchaseJson } from "@/lib/purchases/list";
import { type PurchaseKind, purchaseStatus } from "@/types/purchase";

const purchasesQuery = z.object({
  status: purchaseStatus.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .refine((cursor) => decodeCursor(cursor) !== null, "must be the nextCursor of an earlier answer")
    .optional(),
});

/** The caller's purchases, newest first, by page number or, faster on long histories, by cursor. */
export const listRoute = (kind?: PurchaseKind) =>
  route(async (request) => {
    const user = await getUser();
    if (!user) return failure("unauthenticated");
    const query = parse(Object.fromEntries(new URL(request.url).searchParams), purchasesQuery);
    if (!query.ok) return query;
    const { page, pageSize, cursor } = query.data;
    const status = query.data.status && [query.data.status];
    const [{ purchases, nextCursor }, totalCount] = await Promise.all([
      cursor
        ? listPurchases(user.id, { kind, status, cursor, pageSize })
        : listPurchasesPage(user.id, { kind, status, page, pageSize }),
      countPurchases(user.id, { kind, status }),
    ]);
    const totalPages = Math.ceil(totalCount / pageSize);
    return {
      data: purchases.map((purchase) => toPurchaseJson(purchase)),
      pagination: { page, pageSize, totalCount, totalPages, nextCursor },
    };
  });
