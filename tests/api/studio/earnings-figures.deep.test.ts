import { expect, test } from "vitest";
import { formatMoney } from "@/lib/format/money";
import { sql } from "../../support/database/database.ts";
import { createLesson, createPurchase } from "../../support/database/shop.ts";
import { type Account, createCreatorAccount } from "../../support/http/accounts.ts";
import { cookieOf, wordsOf } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";
import { readCsv } from "../../support/read-csv.ts";

/** Three days around a change of clocks, and instants at midnight and in the hour that is there twice. */
const zones = {
  "Europe/Berlin": {
    days: ["2026-10-24", "2026-10-26"],
    times: ["10-24T21:59:59Z", "10-24T22:00:00Z", "10-25T00:30:00Z", "10-25T01:30:00Z", "10-25T22:59:59Z"],
  },
  "America/New_York": {
    days: ["2026-10-31", "2026-11-02"],
    times: ["11-01T03:59:59Z", "11-01T04:00:00Z", "11-01T05:30:00Z", "11-01T06:30:00Z", "11-02T04:59:59Z"],
  },
} as const;
type Zone = keyof typeof zones;

const statuses = ["completed", "refunded", "partially_refunded"];

/** Two lessons, sold in dollars and in yen, a part of which went back in the hour after the sale. */
async function createSeller(zone: Zone): Promise<Account> {
  const creator = await createCreatorAccount();
  await sql`update public.creator_settings set time_zone = ${zone} where creator_id = ${creator.id}`;
  const lessons = [
    await createLesson(sql, { creator_id: creator.id }),
    await createLesson(sql, { creator_id: creator.id }),
  ];
  for (const [index, time] of [...zones[zone].times, ...zones[zone].times].entries()) {
    const purchase_date = `2026-${time}`;
    const yen = { amount: "1200", platform_fee: "120", creator_earnings: "1080", currency: "jpy" };
    const shop = { creator, lessonId: lessons[index % 3 ? 0 : 1] ?? "", learner: creator };
    const when = { user_id: null, purchase_date, created_at: purchase_date };
    await createPurchase(sql, shop, { ...when, status: statuses[index % 3] ?? "", ...(index % 2 && yen) });
  }
  await sql`update public.sale_reversals set occurred_at = purchase_date + interval '1 hour'
    from public.purchases where purchases.id = purchase_id and sale_reversals.creator_id = ${creator.id}`;
  await sql`select private.rebuild_earnings(${creator.id})`;
  return creator;
}

/** Every link to sales of a page, and what it says: a figure. */
const figuresOf = (html: string): [figure: string, url: string][] =>
  [...html.matchAll(/<a [^>]*href="(\/sales\?[^"]+)"[^>]*>(.*?)<\/a>/gs)].map(([, url = "", text = ""]) => [
    text.replaceAll(/<[^>]*>/g, "").trim(),
    url.replaceAll("&amp;", "&"),
  ]);

type Lines = Record<string, string>[];

async function readFile(creator: Account, url: string): Promise<Lines> {
  await sql`delete from private.rate_limits where key = ${`sales-export:${creator.id}`}`;
  const file = await ask(url.replace("/sales?", "/sales/export?"), { token: creator.token });
  expect(file.status).toBe(200);
  return readCsv(file.text).slice(0, -1);
}

const sumOf = (lines: Lines, column: string, digits: number, share = 1) =>
  Math.round(lines.reduce((sum, line) => sum + Number(line[column]), 0) * share * 10 ** digits);

/** What the file behind a link has to say for each kind of figure. */
function figureIn(lines: Lines, figure: string, currency: string, by: string): string {
  const money = (column: string, share?: number) =>
    formatMoney(sumOf(lines, column, currency === "jpy" ? 0 : 2, share), currency);
  const part =
    figure.match(/^(Fee|Yours) /)?.[1] ?? (/ (from sales|taken back)$/.test(figure) ? "Yours" : null);
  if (part) return partIn(lines, { figure, part, currency, by });
  if (/^\d+$/.test(figure)) return String(lines.length);
  if (/ sales?$/.test(figure) && !figure.endsWith("on sales"))
    return `${lines.length} ${lines.length === 1 ? "sale" : "sales"}`;
  if (/refund/.test(figure))
    return `${lines.length} ${lines.length === 1 ? "refund or dispute" : "refunds and disputes"}`;
  // The fee was a tenth of each price.
  if (figure.endsWith("on sales")) return `${money("Paid", 0.1)} on sales`;
  if (figure.endsWith("given back")) return `${money("Fee returned then")} given back`;
  return money(by === "reversal" ? "Returned then" : "Paid");
}

type PartOf = { figure: string; part: string; currency: string; by: string };

/** Of a figure that sales and reversals make together, what these sales or reversals make of it. */
function partIn(lines: Lines, { figure, part, currency, by }: PartOf): string {
  const digits = currency === "jpy" ? 0 : 2;
  const returnedFee = sumOf(lines, "Fee returned then", digits);
  const returned = part === "Fee" ? returnedFee : sumOf(lines, "Returned then", digits) - returnedFee;
  const minor = by !== "reversal" ? sumOf(lines, "Paid", digits, part === "Fee" ? 0.1 : 0.9) : returned;
  const isAlone = !/ (sold|returned|from sales|taken back)$/.test(figure);
  const amount = formatMoney(isAlone && by === "reversal" ? -minor : minor, currency);
  return figure.replace(
    /^(Fee |Yours )?.*?( sold| returned| from sales| taken back|)$/,
    `$1${amount.replaceAll("$", "$$$$")}$2`,
  );
}

const cases: [zone: Zone, currency: "usd" | "jpy"][] = [
  ["Europe/Berlin", "usd"],
  ["Europe/Berlin", "jpy"],
  ["America/New_York", "usd"],
  ["America/New_York", "jpy"],
];

test.each(cases)(
  "each figure of the earnings in %s in %s leads to the sales that make it, on the page and in the file",
  async (zone, currency) => {
    const creator = await createSeller(zone);
    const cookie = await cookieOf(creator);
    const pageAt = async (path: string) => (await ask(path, { headers: { cookie } })).text;
    const [from, to] = zones[zone].days;
    const path = `/studio/earnings?range=own&from=${from}&to=${to}&currency=${currency}`;
    const figures = figuresOf(await pageAt(path));
    // Of the whole, of each day with a sale, and of each lesson.
    expect(new Set(figures.map(([, url]) => url)).size).toBeGreaterThanOrEqual(2 + 2 * 2 + 2 * 2);
    const files = new Map<string, Lines>();
    for (const [figure, url] of figures) {
      const by = new URL(url, "http://shop").searchParams.get("by") ?? "";
      const lines = files.get(url) ?? (await readFile(creator, url));
      if (!files.has(url)) {
        const text = wordsOf(await pageAt(url));
        const [name, column] = by === "reversal" ? ["Returned", "Returned then"] : ["Paid", "Paid"];
        const sum = formatMoney(sumOf(lines, column ?? "", currency === "jpy" ? 0 : 2), currency);
        if (lines.length > 0) expect(text, url).toContain(`${name} ${sum}`);
        expect(new Set(lines.map(({ Sale }) => Sale)).size).toBe(lines.length);
      }
      files.set(url, lines);
      expect(figure, url).toBe(figureIn(lines, figure, currency, by));
    }
  },
);
