import "server-only";
import { z } from "zod";
import type { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export type Client = Awaited<ReturnType<typeof createClient>>;
export type Section = {
  name: string;
  /** The tables it covers, with the schema unless it is public. */
  tables: string[];
  pageSize: number;
  /** The rows after the `last` one of the page before, null for the first page. */
  read(client: Client, userId: string, last: unknown): Promise<unknown[]>;
};

type Answer = { status: number } & (
  | { data: unknown[]; error: null }
  | { data: null; error: { message: string } }
);
type KeysetQuery<Query> = {
  gt(column: string, value: string | number): Query;
  gte(column: string, value: string | number): Query;
  or(filters: string): Query;
  order(column: string): Query;
  limit(count: number): PromiseLike<Answer>;
};
/** A column, or as in `select` "name:column"; one or two, and the second of an id, a number or a day. */
type Keys = [string] | [string, string];

/** Rows that row-level security and `select` leave, in the order of `keys`, which no two of them share. */
export function ownRows<Query extends KeysetQuery<Query>>(
  name: string,
  tables: string[],
  pageSize: number,
  keys: Keys,
  select: (client: Client, userId: string) => Query,
): Section {
  const read: Section["read"] = async (client, userId, last) => {
    const rest =
      last === null ? select(client, userId) : afterRow(select(client, userId), keys, row.parse(last));
    return unwrap(await keys.reduce((query, key) => query.order(columnOf(key)), rest).limit(pageSize));
  };
  return { name, tables, pageSize, read };
}

const row = z.record(z.string(), z.unknown());
const value = z.union([z.string(), z.number()]);

function afterRow<Query extends KeysetQuery<Query>>(
  query: Query,
  keys: Keys,
  last: z.infer<typeof row>,
): Query {
  const [first, second] = keys.map((key) => [columnOf(key), value.parse(last[nameOf(key)])] as const);
  if (!first) return query;
  if (!second) return query.gt(...first);
  return query.gte(...first).or(`${first[0]}.gt.${first[1]},${second[0]}.gt.${second[1]}`);
}

const columnOf = (key: string) => key.split(":").at(-1) ?? key;
const nameOf = (key: string) => key.split(":")[0] ?? key;

/** What a function of the database answers after a row of the page before. */
export function byFunction<Row>(
  name: string,
  tables: string[],
  pageSize: number,
  row: z.ZodType<Row>,
  call: (client: Client, last: Row | null) => PromiseLike<Answer>,
): Section {
  const read: Section["read"] = async (client, _id, last) =>
    unwrap(await call(client, row.nullable().parse(last)));
  return { name, tables, pageSize, read };
}
