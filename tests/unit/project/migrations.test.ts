import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const read = (folder: string) =>
  readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") }));
const insertsWithoutColumns = (text: string) =>
  (text.match(/insert into [\w.]+(?: as \w+)?\s*.?/g) ?? []).filter((insert) => !insert.endsWith("("));

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
