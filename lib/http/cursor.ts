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

/** The PostgREST filter for rows after a position. Cursors are parsed, so their values are safe to interpolate. */
export function afterCursor(column: string, [time, id]: Cursor, idColumn = "id"): string {
  return `${column}.lt."${time}",and(${column}.eq."${time}",${idColumn}.lt.${id})`;
}
