import { getUser } from "@/lib/auth";
import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http";
import { getPurchaseStats } from "@/lib/purchases";

/** What the caller has spent, by currency, and how many purchases they have, by status. */
export const GET = route(async () => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const { totals, counts } = await getPurchaseStats(user.id);
  return {
    totals: totals.map(({ currency, spentMinor, refundedMinor }) => ({
      currency,
      spentCents: spentMinor,
      refundedCents: refundedMinor,
    })),
    counts,
  };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
