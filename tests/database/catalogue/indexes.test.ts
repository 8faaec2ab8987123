import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";

test("each index that is no key has a comment, which repeats no name of its table and names nothing that is gone", async () => {
  const indexes = await sql<{ name: string; table: string; query: string | null }[]>`
    select relname as name, indrelid::regclass::text as table, obj_description(indexrelid, 'pg_class') as query
    from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`;
  const known = await sql<{ name: string }[]>`
    select proname as name from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
    union select relname from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
  const names = new Set(known.map(({ name }) => name));
  const isNamed = (query: string) => (query.match(/\w+_\w+/g) ?? []).every((word) => names.has(word));
  expect(indexes.length).toBeGreaterThan(50);
  const isBare = (query: string, table: string) =>
    query.split(/[,;] /).includes(table.split(".").at(-1) ?? "");
  expect(indexes.filter(({ query, table }) => !query || !isNamed(query) || isBare(query, table))).toEqual([]);
});
