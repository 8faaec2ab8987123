import { creatorNet, creditsOf, type Lot } from "./credits.ts";
import type { Tx } from "./database.ts";
import type { Shop } from "./shop.ts";

/** One thing that happens, in the words of docs/credits.md. */
export type Step = [what: string, happens: () => Promise<unknown>];

/** A Markdown table of what a member and the creator have after each step. */
export async function tableOf(tx: Tx, shop: Shop, steps: Step[]): Promise<string[]> {
  const rows = [
    ["what happens", "balance", "lots", "the lesson", "the creator earns"],
    ["---", "---", "---", "---", "---"],
  ];
  for (const [what, happens] of steps) {
    await happens();
    const { balance, lots } = await creditsOf(tx, shop.learner);
    const net = ((await creatorNet(tx, shop)) / 100).toFixed(2);
    const described = await Promise.all(lots.map((lot) => describeLot(tx, lot)));
    const owed = balance < 0 ? `0, ${count(-balance)} owed` : count(balance);
    rows.push([what, owed, described.join("; ") || "none", await stateOfLesson(tx, shop), `$${net}`]);
  }
  return rows.map((cells) => `| ${cells.join(" | ")} |`);
}

const count = (credits: number) => credits.toLocaleString("en-US");

async function describeLot(tx: Tx, { id, credits, spent, removed, blocked }: Lot): Promise<string> {
  const [row] = await tx<{ price: string; granted: boolean }[]>`
    select (price_minor / 100.0)::numeric(10, 2)::text as price, purchase_id is null as granted
    from private.credit_lots where id = ${id}`;
  const parts = [
    ...(spent > 0 ? [`${count(spent)} spent`] : []),
    ...(removed > 0 ? [`${count(removed)} taken`] : []),
    ...(blocked ? ["blocked"] : []),
  ];
  const name = `${count(credits)} ${row?.granted ? "granted" : `for $${row?.price}`}`;
  return parts.length > 0 ? `${name} (${parts.join(", ")})` : name;
}

async function stateOfLesson(tx: Tx, { learner, lessonId }: Shop): Promise<string> {
  const [row] = await tx<{ open: boolean; worth: string }[]>`
    select grants_access as open, paid_amount::numeric(10, 2)::text as worth from public.purchases
    where buyer_key = ${learner.id} and lesson_id = ${lessonId} order by grants_access desc, created_at desc limit 1`;
  return row?.open ? `open, worth $${row.worth}` : "closed";
}
