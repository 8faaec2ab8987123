import { describe, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createSaleRows } from "../../support/database/list-sales.ts";
import { createLesson } from "../../support/database/shop.ts";
import { createCreatorAccount, createLearner } from "../../support/http/accounts.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { readCsv } from "../../support/read-csv.ts";

const path = "/sales/export";

async function createSeller(sales: number) {
  const creator = await createCreatorAccount();
  const lessonId = await createLesson(sql, { creator_id: creator.id });
  await sql.begin((tx) => createSaleRows(tx, { creator, lessonId }, sales));
  return creator;
}

const cents = (amount = "") => Math.round(Number(amount) * 100);

describe("GET /sales/export", () => {
  test("200: every sale once, as a file that ends with their number and adds up", async () => {
    const creator = await createSeller(1203);
    await sql`update public.creators set name = 'Inès, אינס' where id = ${creator.id}`;
    const { status, headers, text } = await ask(path, { token: creator.token });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="?sales-.*filename\*=UTF-8''In%C3%A8s/,
    );
    const lines = readCsv(text);
    expect(lines.at(-1)?.Sale).toBe("End of the file. Lines: 1203");
    const sales = lines.slice(0, -1);
    expect(new Set(sales.map(({ Sale }) => Sale)).size).toBe(1203);
    const sum = (name: string) => sales.reduce((all, sale) => all + cents(sale[name]), 0);
    expect(sum("Paid")).toBe(1203 * 1200);
    expect(sum("Refunded")).toBe(24 * 1200);
    expect(sum("Paid")).toBe(sum("Refunded") + sum("Platform fee") + sum("Yours"));

    const narrowed = await ask(`${path}?status=refunded&to=2026-10-31`, { token: creator.token });
    expect(readCsv(narrowed.text).at(-1)?.Sale).toBe("End of the file. Lines: 24");
    const empty = await ask(`${path}?from=2001-01-01&to=2001-12-31`, { token: creator.token });
    expect(readCsv(empty.text).map(({ Sale }) => Sale)).toEqual(["End of the file. Lines: 0"]);
  });

  test("401, 404, 400 and 429: not for guests, members without lessons, invalid filters, and not without end", async () => {
    expectError(await ask(path), 401, "unauthenticated");
    expectError(await ask(path, { token: (await createLearner()).token }), 404, "not_found");
    const { token } = await createSeller(1);
    const invalid = await ask(`${path}?from=today`, { token });
    expectError(invalid, 400, "validation_error");
    expect(invalid.text).toContain("from: Please write a day");
    for (let file = 0; file < 10; file++) expect((await ask(path, { token })).status).toBe(200);
    const limited = await ask(path, { token });
    expectError(limited, 429, "rate_limited");
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
