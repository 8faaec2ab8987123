import type { World } from "./world.ts";

export type Asker = "guest" | "service" | "buyer" | "reader" | "creator" | "operator";

/**
 * A query as the shop sends it, with literals, because `explain` takes no parameters. It may write: it is rolled back.
 */
export type GrowthQuery = {
  /** The file that sends it, and the table, view or function it is sent to. */
  sent: string;
  name: string;
  asker: Asker;
  query: string;
  /** Of the first page of the same list: this one reads as much. */
  pageOf?: string;
  /** It reads rows that the growth has written more than once: one transaction cannot remove the former ones. */
  needsVacuum?: true;
  /** It writes so many rows that those which are taken back cost the queries after it: it runs last. */
  writesMany?: true;
  /** Why it reads more in a larger shop, and up to how many blocks of 8 kB. */
  grows?: { because: string; atMost: number };
};

export type QueriesOf = (world: World) => GrowthQuery[];
