import { describe, expect, test } from "vitest";
import { afterCursor, type Cursor, decodeCursor, encodeCursor } from "@/lib/http/cursor";

const position: Cursor = ["2026-05-01T10:00:00.123456+00:00", "8f2c767d-a2fb-4ca9-b287-fa5a1500ce3f"];
const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a cursor", () => {
  test("comes back as it went, to the microsecond", () => {
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  test("needs no escaping in a URL", () => {
    expect(encodeCursor(position)).toMatch(/^[\w-]+$/);
  });

  test.each([
    "",
    "nonsense",
    "%00",
    made(null),
    made("x"),
    made({}),
    made([]),
    made([position[0]]),
    made([...position, "more"]),
    made(["yesterday", position[1]]),
    made([position[0], "1"]),
    made([`${position[0]}",id.gt.0`, position[1]]),
    made([position[0], `${position[1]}),or(id.gt.0`]),
    made([0, position[1]]),
  ])("that a person made up is none: %s", (cursor) => expect(decodeCursor(cursor)).toBeNull());

  test("continues after its position, by time and then by id, and reads nothing before it", () => {
    const filters: string[] = [];
    const query = {
      lte: (column: string, value: string) => {
        filters.push(`${column} <= ${value}`);
        return query;
      },
      or: (filter: string) => {
        filters.push(filter);
        return query;
      },
    };
    expect(afterCursor(query, "at", position)).toBe(query);
    expect(filters).toEqual([`at <= ${position[0]}`, `at.lt."${position[0]}",id.lt.${position[1]}`]);
  });
});
