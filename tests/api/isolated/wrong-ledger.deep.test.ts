import { afterEach, expect, test } from "vitest";
import { formatMoney } from "@/lib/format/money";
import { createDeliveredPurchase, createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createOperator, password } from "../../support/http/accounts.ts";
import { askVerifyCredits, createPaidCredits, redeem } from "../../support/http/credits.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { runScript } from "../../support/node-command.ts";

/** Changes a balance as nothing in the shop can: without triggers. */
const changeBalance = (member: { id: string }, credits: number) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update private.credit_accounts set balance = balance + ${credits} where buyer_key = ${member.id}`;
  });

let changed: { id: string } | undefined;
afterEach(async () => {
  if (changed) await changeBalance(changed, -1);
  changed = undefined;
});

const doctor = () => runScript("lib/operator/doctor.ts");
const token = process.env.CRON_SECRET ?? "";
const health = async () => (await ask("/api/health/ledger", { token })).json;
const maintain = async () => (await ask("/api/jobs/maintenance", { token, method: "POST" })).json;

test("a ledger that contradicts itself is told to the doctor, the scheduler and operators", async () => {
  const [operator, { member, sessionId }, { lessonId }] = await Promise.all([
    createOperator(),
    createPaidCredits({ credits: 1500 }),
    createOwnLesson(),
  ]);
  await askVerifyCredits(member, sessionId);
  await redeem(member, lessonId);
  expectError(await ask("/api/health/ledger", { token: "wrong" }), 401, "unauthenticated");
  expect(await health()).toEqual({ status: "ok", problems: [] });
  expect(await maintain()).toMatchObject({ ledgerProblems: 0 });

  await createDeliveredPurchase(); // a shop whose webhooks arrive
  await reconcile();
  expect(await doctor()).toMatchObject({ code: 0 });

  await changeBalance(member, 1);
  changed = member;
  const problem = "balance_differs_from_entries";
  expect(await health()).toEqual({ status: "wrong", problems: [{ problem, id: member.id }] });
  expect(await maintain()).toMatchObject({ ledgerProblems: 1 });
  const page = await operatorsPage(operator);
  expect(page).toContain("The ledger contradicts itself.");
  expect(page).toContain(`balance differs from entries: ${member.id}`);
  const { code, out } = await doctor();
  expect(code).toBe(1);
  expect(out).toContain("✗ The credit ledger contradicts itself.");
  expect(out).toContain(`balance differs from entries: ${member.id}`);
});

test("a counter that differs from what it counts is told to the doctor", async () => {
  const { lessonId } = await createDeliveredPurchase();
  await reconcile();
  const counters = async () => (await ask("/api/health/counters", { token })).json;
  expectError(await ask("/api/health/counters", { token: "wrong" }), 401, "unauthenticated");
  expect(await counters()).toEqual({ status: "ok", problems: [] });
  const add = (sales: number) =>
    sql`update public.lesson_sales set sales = sales + ${sales} where lesson_id = ${lessonId}`;
  await add(1);
  try {
    const problems = [{ problem: "sales_differ_from_purchases", id: lessonId }];
    expect(await counters()).toEqual({ status: "wrong", problems });
    const { code, out } = await doctor();
    expect(code).toBe(1);
    expect(out).toContain(`sales differ from purchases: ${lessonId}`);
  } finally {
    await add(-1);
  }
});

test("operators read the books: what is unspent is the shop's liability, in credits and in money", async () => {
  const operator = await createOperator();
  const cookie = await cookieOf(operator);
  await submitForm("/operator/credits", "Sum up and check now", cookie);
  const [row] = await sql<{ books: Record<string, number> }[]>`select public.sum_credit_books() as books`;
  const {
    packsSold,
    creditsSold,
    unspent = 0,
    grantedUnspent = 0,
    liabilityMinor,
    keptMinor,
  } = row?.books ?? {};
  const page = await operatorsPage(operator);
  const count = (number = 0) => number.toLocaleString("en");
  const money = (minor = 0) => formatMoney(minor, "usd");
  expect(page).toContain("The ledger balances.");
  expect(page).toContain(
    [
      `Packs sold ${count(packsSold)} Credits in them ${count(creditsSold)} credits`,
      `Money kept for them ${money(keptMinor)}`,
      `Unspent, paid ${count(unspent - grantedUnspent)} credits Liability for these ${money(liabilityMinor)}`,
      `Unspent, granted ${count(grantedUnspent)} credits`,
    ].join(" "),
  );
});

const cookieOf = ({ email }: { email: string }) => sessionCookie({ email, password });

/** What operators read about credits: words, one space between them. */
async function operatorsPage(operator: { email: string }): Promise<string> {
  const { text } = await ask("/operator/credits", { headers: { cookie: await cookieOf(operator) } });
  return text
    .replace(/<script\b.*?<\/script>|<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replace(/\s+/g, " ");
}
