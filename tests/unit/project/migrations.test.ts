import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const read = (folder: string) =>
  readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") }));
const insertsWithoutColumns = (text: string) =>
  (
    text.match(/insert\s+into\s+[\w."]+(?:\s+as\s+\w+)?\s*(?:\(\s*(?:select|values|with)\b|.)?/gi) ?? []
  ).filter((insert) => !insert.endsWith("("));

test.each([
  "insert into a.b values (1)",
  "insert into\n  a.b values (1)",
  "insert into a.b (select 1)",
  'INSERT INTO "b" select 1',
  "insert into a.b as c default values",
])("%j names no columns", (text) => {
  expect(insertsWithoutColumns(`${text};`)).toHaveLength(1);
  expect(insertsWithoutColumns("insert into a.b as c\n  (d) select 1")).toEqual([]);
});

test.each(read("supabase/seed"))("$name names the columns of every insert", ({ text }) => {
  expect(insertsWithoutColumns(text)).toEqual([]);
});

describe.each(read("supabase/migrations"))("$name", ({ text }) => {
  const lines = text.split("\n");

  test("has at most 120 lines of at most 120 characters", () => {
    expect(lines.length).toBeLessThanOrEqual(121); // The last line is empty.
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  test("names the columns of every insert", () => {
    expect(insertsWithoutColumns(text)).toEqual([]);
  });

  test("is written in lower case and without dynamic SQL", () => {
    expect(text.match(/^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|GRANT|REVOKE)\b.*/gm) ?? []).toEqual(
      [],
    );
    expect(text.match(/^\s*execute (?!function\b|on\b).*/gm) ?? []).toEqual([]);
  });

  test("enables row-level security on each of its tables", () => {
    const tables = [...text.matchAll(/create (?:unlogged )?table ([\w.]+)/g)].map(([, table]) => table);
    const secured = [...text.matchAll(/alter table ([\w.]+) enable row level security/g)].map(
      ([, table]) => table,
    );
    expect(secured).toEqual(tables);
  });

  test("describes each of its functions", () => {
    const functions = [...text.matchAll(/create function ([\w.]+)/g)].map(([, name]) => name ?? "");
    const described = [...text.matchAll(/comment on function ([\w.]+)/g)].map(([, name]) => name);
    expect(functions.filter((name) => !described.includes(name))).toEqual([]);
  });
});
