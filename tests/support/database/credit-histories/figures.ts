import { isDeepStrictEqual } from "node:util";
import { BrokenLedger } from "../credits.ts";
import { asRole, type Tx } from "../database.ts";

type Member = { id: string };
type Figures = Record<string, number>;

/** A member's statistics. */
async function statsOf(tx: Tx, member: Member): Promise<Figures> {
  const [row] = await asRole(
    tx,
    member,
    () => tx<{ stats: Figures & { currency: string } }[]>`
    select public.get_credit_stats() as stats`,
  );
  if (!row) throw new BrokenLedger("no statistics");
  const { currency: _, ...figures } = row.stats;
  return figures;
}

/** The same, added up from what the member reads in their history and list of payments. */
async function addUp(tx: Tx, member: Member): Promise<Figures> {
  const [row] = await asRole(
    tx,
    member,
    () => tx<Figures[]>`
    with entry as (
      select row ->> 'kind' as kind, (row ->> 'credits')::integer as credits from public.list_credit_history(null, 500) as row
    ), sums as (
      select coalesce(sum(credits) filter (where kind = 'bought'), 0)::integer as "creditsPurchased",
        coalesce(sum(credits) filter (where kind in ('granted', 'withdrawn')), 0)::integer as "creditsGranted",
        coalesce(-sum(credits) filter (where kind in ('spent', 'undone', 'returned')), 0)::integer as "creditsSpent",
        coalesce(-sum(credits) filter (where kind in ('reversed', 'restored')), 0)::integer as "creditsReversed",
        coalesce(sum((kind = 'bought')::integer), 0)::integer as "completedPayments"
      from entry
    )
    select sums.*, coalesce(sum(paid_minor), 0)::integer as "paidMinor" from sums left join public.purchases on kind = 'credits' and error_code is null
    group by 1, 2, 3, 4, 5`,
  );
  if (!row) throw new BrokenLedger("no history");
  return row;
}

/** @throws BrokenLedger when the statistics are not what history and balance say. */
export async function requireAgreeingFigures(tx: Tx, member: Member, balance: number): Promise<void> {
  const [stats, sums] = [await statsOf(tx, member), await addUp(tx, member)];
  const { creditsPurchased = 0, creditsGranted = 0, creditsSpent = 0, creditsReversed = 0 } = stats;
  const { paidMinor = 0, reversedMinor = 0, totalSpentMinor } = stats;
  const left = creditsPurchased + creditsGranted - creditsSpent - creditsReversed;
  const isSpent = totalSpentMinor === paidMinor - reversedMinor;
  if (left === balance && isSpent && isDeepStrictEqual(stats, { ...stats, ...sums })) return;
  throw new BrokenLedger(`${JSON.stringify(stats)} instead of ${JSON.stringify(sums)}, with ${balance}`);
}
