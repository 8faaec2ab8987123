import type { Database } from "./database.ts";
import { inSteps } from "./expected.ts";
import type { Prng } from "./prng.ts";
import type { Purchase, ShopBooks } from "./shop-books.ts";

const codes = [
  { code: "QUARTER", percent: 25, totalLimit: null, personLimit: null },
  { code: "RARE", percent: 50, totalLimit: 6, personLimit: 1 },
  { code: "GIFT", percent: 100, totalLimit: 4, personLimit: 2 },
];

export async function insertCodes(database: Database, creatorId: string): Promise<void> {
  for (const { code, percent, totalLimit, personLimit } of codes)
    await database.query(
      `insert into public.coupons (creator_id, code, percent, for_all_lessons, total_limit, person_limit)
       values ($1, $2, $3, true, $4, $5)`,
      [creatorId, code, percent, totalLimit, personLimit],
    );
}

/** What a learner types into the field for a code, if anything. */
export function typedCode(prng: Prng): { couponCode?: string } {
  const couponCode = prng.weighted({ "": 5, quarter: 4, " RARE": 3, GIFT: 3, NONESUCH: 0.5 });
  return couponCode === "" ? {} : { couponCode };
}

/** Creators allow more uses of a code, end it, or let it go on. */
export async function changeCode(database: Database, prng: Prng): Promise<void> {
  const change = prng.chance(0.7)
    ? "total_limit = total_limit + 2"
    : "ends_at = case when ends_at is null then now() end";
  const code = prng.weighted({ QUARTER: 1, RARE: 1, GIFT: 1 });
  await database.query(`update public.coupons set ${change}, version = version + 1 where code = $1`, [code]);
}

/** A code of the whole price opened the lesson, without Stripe. */
export const isFree = ({ coupon, amount }: Purchase): boolean => coupon !== null && amount === 0;

// In minor units (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
const smallestCharges: Record<string, number> = { isk: 100 };
const steps: Record<string, number> = { isk: 100, kwd: 10 };

const unused = new Set(["failed", "expired", "cancelled", "refunded"]);

/**
 * Every coupon whose uses are not counted as its purchases say, whose statuses Stripe's books give, and every purchase
 * at another price than its code's.
 */
export function couponDifferences(
  { coupons, purchases }: Pick<ShopBooks, "coupons" | "purchases">,
  sales: Map<string, { status: string }>,
): string[] {
  const statusOf = ({ id, status }: Purchase) => sales.get(id)?.status ?? status;
  return coupons.flatMap(({ id, code, percent, uses }) => {
    const own = purchases.filter(({ coupon }) => coupon === id);
    const using = own.filter((purchase) => !unused.has(statusOf(purchase))).length;
    const wrong = own.filter((purchase) => purchase.amount !== priceWith(percent, purchase));
    return [
      ...(using === uses ? [] : [`coupon ${code} ${id} counts ${uses} uses, and ${using} purchases use it`]),
      ...wrong.map((purchase) => `purchase ${purchase.id} costs ${purchase.amount} with ${percent} % off`),
    ];
  });
}

function priceWith(percent: number, { listPrice, currency }: Purchase): number {
  if (percent === 100) return 0;
  const off = inSteps(listPrice * percent, 100, steps[currency] ?? 1);
  return Math.max(listPrice - off, smallestCharges[currency] ?? 50);
}
