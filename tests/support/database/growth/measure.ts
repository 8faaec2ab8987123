import { costOf } from "../blocks.ts";
import type { Actor, Tx } from "../database.ts";
import type { Asker, GrowthQuery } from "./growth-query.ts";
import type { World } from "./world.ts";

/** What a query read: `cost.blocks` of 8 kB, and how many milliseconds that took. */
export type Measured = GrowthQuery & { cost: { blocks: number; ms: number } };

/** Runs queries of the shop as the role that asks, and takes them back. */
export async function measureQueries(tx: Tx, world: World, queries: GrowthQuery[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const asked of queries) {
    const cost = await costOf(tx, actorOf(world, asked.asker), asked.query).catch((error: Error) => {
      throw new Error(`${asked.name}: ${error.message}`, { cause: error });
    });
    measured.push({ ...asked, cost });
  }
  return measured;
}

function actorOf(world: World, asker: Asker): Actor {
  if (asker === "guest") return "anon";
  return asker === "service" ? "service_role" : { id: world[`${asker}Id`] };
}

const ratio = 1.5;

/** Blocks that are no growth of one page: a level of its indexes, and another plan for a row. */
const slackOfPage = 30;
const isPage = ({ pageOf, query }: GrowthQuery) =>
  pageOf !== undefined || /\blimit \d|\b(max_rows|page_size) =>/.test(query);

/**
 * The queries that read more than 1.5 times as much after the growth, or on a late page, without a reason, or more
 * than their reason allows. `slack`: blocks that are no growth; at most 30 for those that name their first page or a
 * limit.
 */
export const findGrowth = (before: Measured[], after: Measured[], slack: number): string[] =>
  compare(before, after, slack).flatMap(({ name, grows, bases, blocks, unexplained }) =>
    blocks > (grows?.atMost ?? unexplained) ? [`${name}: ${bases.join(", ")} → ${blocks} blocks`] : [],
  );

/** The queries that have a reason and would not need it. */
export const findNeedlessReasons = (before: Measured[], after: Measured[], slack: number): string[] =>
  compare(before, after, slack).flatMap(({ name, grows, blocks, unexplained }) =>
    grows && blocks <= unexplained ? [name] : [],
  );

/** Each query with what it read before the growth and on its first page, and what it may read without a reason. */
function compare(before: Measured[], after: Measured[], slack: number) {
  const small = new Map(before.map(({ name, cost }) => [name, cost.blocks]));
  const large = new Map(after.map(({ name, cost }) => [name, cost.blocks]));
  return after.map((measured) => {
    const { name, cost, grows, pageOf } = measured;
    const bases = [small.get(name) ?? 0, ...(pageOf ? [large.get(pageOf) ?? 0] : [])];
    const ownSlack = isPage(measured) ? Math.min(slack, slackOfPage) : slack;
    return { name, grows, bases, blocks: cost.blocks, unexplained: Math.min(...bases) * ratio + ownSlack };
  });
}

/** How many blocks each query read before and after the growth, and the milliseconds after. */
export const tableOf = (before: Measured[], after: Measured[]) =>
  after.map(({ name, cost: { blocks, ms } }, index) => ({
    ...{ query: name, before: before[index]?.cost.blocks, after: blocks, ms: Math.round(10 * ms) / 10 },
  }));
