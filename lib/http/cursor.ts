import { z } from "zod";

const position = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** Keyset position in a list sorted by (time, id), newest first. Opaque to clients. */
export type Cursor = z.infer<typeof position>;

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** Null when invalid. */
export function decodeCursor(cursor: string): Cursor | null {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return null;
  }
}

/**
 * The rows of a PostgREST query after a position. PostgREST has no comparison of rows: the first condition bounds the
 * part of the index that is read, the second leaves out what stands at the same time. Cursors are parsed, so their
 * values are safe to interpolate.
 */
export function afterCursor<Query extends Comparable<Query>>(
  query: Query,
  column: string,
  [time, id]: Cursor,
  idColumn = "id",
): Query {
  return query.lte(column, time).or(`${column}.lt."${time}",${idColumn}.lt.${id}`);
}

type Comparable<Query> = { lte(column: string, value: string): Query; or(filters: string): Query };
