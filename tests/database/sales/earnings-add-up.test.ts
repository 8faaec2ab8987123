import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createPurchase, createShop, moneyOf, type Shop } from "../../support/database/shop.ts";
import { seededRandom } from "../../support/prng.ts";

test.each([1, 2, 3])(
  "earnings are what the purchases add up to, after any mix of sales and changes (%i)",
  (seed) =>
    withRollback(async (tx) => {
      const shops = [await createShop(tx), await createShop(tx)];
      const expected = addUp(await mix(tx, shops, seededRandom(seed)));
      const rollup = await tx<DailyEarnings[]>`
      select creator_id, currency, period::text as day, sum(sales)::int as sales, sum(lost_sales)::int as lost,
        sum(gross * 100)::int as gross, sum(reversed * 100)::int as reversed, sum(platform_fee * 100)::int as fee,
        sum(fee_returned * 100)::int as returned, sum(net * 100)::int as net
      from public.earnings_rollups
      where scope_id = creator_id and grain = 'day' and creator_id = any (${shops.map(({ creator }) => creator.id)})
      group by 1, 2, 3 having sum(gross) <> 0 or sum(reversed) <> 0`;
      expect(expected.length).toBeGreaterThan(5);
      expect(inOrder([...rollup])).toEqual(inOrder(expected));
    })(),
);

/** Minor units. */
type Sale = {
  id: string;
  creator: string;
  currency: string;
  day: string;
  fee: number;
  amount: number;
} & Change;
type Change = { status: string; error_code: string | null };
type DailyEarnings = {
  creator_id: string;
  currency: string;
  day: string;
} & typeof nothing;
const nothing = { sales: 0, lost: 0, gross: 0, reversed: 0, fee: 0, returned: 0, net: 0 };

/** Sixty purchases of both shops, and as many changes of status and day. */
async function mix(tx: Tx, shops: Shop[], random: () => number): Promise<Sale[]> {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const statuses = ["processing", "completed", "partially_refunded", "refunded", "disputed", "review"];
  const change = () => ({ status: pick(statuses), error_code: pick([null, null, "payment_mismatch"]) });
  const day = () => `2026-10-0${1 + Math.floor(random() * 4)}`;
  const time = () => pick(["T00:10:00Z", "T12:00:00Z", "T23:50:00Z"]);
  const sales: Sale[] = [];
  for (let i = 0; i < 60; i++) {
    const shop = pick(shops);
    const amount = 4 * Math.ceil(random() * 1000);
    const fee = Math.floor(random() * amount);
    const added = { creator: shop.creator.id, currency: pick(["usd", "eur"]), day: day(), fee, amount };
    const sale = { id: "", ...added, ...change() };
    sale.id = await createPurchase(tx, shop, {
      user_id: null,
      purchase_date: sale.day + time(),
      currency: sale.currency,
      amount: String(amount / 100),
      platform_fee: String(fee / 100),
      creator_earnings: String((amount - fee) / 100),
      status: sale.status,
      error_code: sale.error_code,
    });
    sales.push(sale);
    const changed = Object.assign(pick(sales), change(), { day: day() });
    const { status, error_code } = changed;
    const row = { status, error_code, purchase_date: changed.day + time() };
    await tx`update public.purchases set ${tx({ ...row, ...moneyOf(status, String(changed.amount / 100)) })}
      where id = ${changed.id}`;
  }
  return sales;
}

const countsFor = ({ status, error_code }: Sale) =>
  ["completed", "partially_refunded", "refunded", "disputed"].includes(status) && error_code === null;

/** A sale counts on its day; what went back, without a fact that says when, on the day on which it was written. */
function addUp(sales: Sale[]): DailyEarnings[] {
  const days = new Map<string, DailyEarnings>();
  const sumOf = ({ creator, currency }: Sale, day: string) => {
    const key = `${creator} ${currency} ${day}`;
    const sum = days.get(key) ?? { creator_id: creator, currency, day, ...nothing };
    days.set(key, sum);
    return sum;
  };
  for (const sale of sales.filter(countsFor)) {
    const { fee, amount, status } = sale;
    const kept = { completed: amount, partially_refunded: (amount * 3) / 4 }[status] ?? 0;
    const keptFee = Math.floor((2 * fee * kept + amount) / (2 * amount));
    const sold = sumOf(sale, sale.day);
    sold.sales += 1;
    sold.gross += amount;
    sold.fee += fee;
    sold.net += amount - fee;
    if (kept === amount) continue;
    const back = sumOf(sale, new Date().toISOString().slice(0, 10));
    back.lost += kept > 0 ? 0 : 1;
    back.reversed += amount - kept;
    back.returned += fee - keptFee;
    back.net += kept - amount + fee - keptFee;
  }
  return [...days.values()];
}

const inOrder = (days: DailyEarnings[]) => days.map((day) => JSON.stringify(day)).sort();
