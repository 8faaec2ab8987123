import { z } from "zod";

const position = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** Where a list sorted by (time, id), newest first, goes on. Opaque to clients. */
export type Cursor = z.infer<typeof position>;

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** The position a cursor stands for, or null when somebody made it up. */
export function decodeCursor(cursor: string): Cursor | null {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return null;
  }
}

/** The PostgREST filter for "after this position" on the given time column. The values are checked, so they are safe in it. */
export function afterCursor(column: string, [time, id]: Cursor): string {
  return `${column}.lt."${time}",and(${column}.eq."${time}",id.lt.${id})`;
}
