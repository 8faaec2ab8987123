import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http/route";
import { getPurchaseStats, type Spending } from "@/lib/purchases/stats";

export const GET = route(async () => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const { totals, counts, byYear } = await getPurchaseStats(user.id);
  return {
    totals: totals.map(toJson),
    byYear: byYear.map((spending) => ({
      year: spending.year,
      ...toJson(spending),
      purchases: spending.purchases,
      disputedMinor: spending.disputedMinor,
      netMinor: spending.netMinor,
    })),
    counts,
  };
});

const toJson = ({ currency, spentMinor, refundedMinor }: Spending) => ({
  currency,
  spentMinor,
  refundedMinor,
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
