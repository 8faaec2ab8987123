import { createHmac } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import {
  type Attempt,
  ada,
  connect,
  connectAsAda,
  inMarket,
  type Market,
  publishableKey,
  sharedMarket,
  supabaseUrl,
} from "../../support/database/rest.ts";
import { lessonBody } from "../../support/database/shop.ts";

const clients: Record<string, SupabaseClient> = {};
beforeAll(async () => {
  clients["an anonymous visitor"] = connect();
  clients.Ada = await connectAsAda();
});

const attempts: [string, Attempt][] = [
  ["bodies", (client) => client.from("lesson_contents").select()],
  [
    "the body of this lesson",
    (client, { shop }) => client.from("lesson_contents").select("body").eq("lesson_id", shop.lessonId),
  ],
  ["bodies within lessons", (client) => client.from("lessons").select("*, lesson_contents(*)")],
  [
    "bodies that lessons must have",
    (client) => client.from("lessons").select("slug, lesson_contents!inner(body)"),
  ],
  ["bodies within creators", (client) => client.from("creators").select("lessons(lesson_contents(body))")],
  [
    "lessons by what their bodies say",
    (client) =>
      client
        .from("lessons")
        .select("lesson_contents!inner(lesson_id)")
        .ilike("lesson_contents.body", "%costs money%"),
  ],
  ["purchases", (client) => client.from("purchases").select()],
  [
    "one purchase by its id",
    (client, { sale }) => client.from("purchases").select("user_id, amount").eq("id", sale.purchaseId),
  ],
  [
    "purchases within lessons",
    (client, { shop }) => client.from("lessons").select("purchases(*)").eq("id", shop.lessonId),
  ],
  [
    "purchases within timelines",
    (client) => client.from("purchase_status_changes").select("*, purchases(*)"),
  ],
  ["purchases by aggregate", (client) => client.from("purchases").select("amount.sum(), user_id")],
  [
    "purchases by a filter with `or`",
    (client, { sale }) =>
      client.from("purchases").select().or(`id.eq.${sale.purchaseId},status.eq.completed`),
  ],
  ["profiles", (client) => client.from("profiles").select()],
  ["profiles within creators", (client) => client.from("creators").select("profiles!creators_id_fkey(*)")],
  ["profiles within purchases", (client) => client.from("purchases").select("profiles(*)")],
  ["totals", (client) => client.from("purchase_totals").select()],
  ["sales", (client) => client.rpc("list_sales")],
  ["the sums of sales", (client) => client.rpc("sum_sales")],
  ["the lessons that were sold", (client) => client.rpc("get_sale_choices")],
  [
    "the details of a purchase",
    (client, { sale }) => client.rpc("get_purchase_details", { purchase_id: sale.purchaseId }),
  ],
  ["an operator's tasks", (client) => client.rpc("list_tasks")],
  ["refund requests", (client) => client.rpc("list_open_refund_requests", { max_rows: 100 })],
  ["openings", (client) => client.from("lesson_openings").select()],
  ["openings within lessons", (client) => client.from("lessons").select("slug, lesson_openings(*)")],
  ["earnings", (client) => client.from("creator_earnings").select()],
  ["earnings by day", (client) => client.from("earnings_rollups").select()],
  ["the private schema", (client) => client.schema("private").from("stripe_sessions").select()],
  ["the private schema by name", (client) => client.from("private.payment_events").select()],
  ["the private schema's functions", (client) => client.schema("private").rpc("operator_tasks")],
  ["accounts", (client) => client.schema("auth").from("users").select()],
];

describe.each(["an anonymous visitor", "Ada"])("%s reads nothing of others' by asking for", (who) => {
  const market = sharedMarket();

  test.each(attempts)("%s", async (_what, attempt) => {
    const client = clients[who];
    if (!client) throw new Error(`${who} is not connected`);
    const answer = JSON.stringify(await attempt(client, market()));
    for (const secret of secretsOf(market())) expect(answer).not.toContain(secret);
  });
});

// Without the shop, nobody limits how often it is asked; and a member would name whose lessons are counted.
test.each(["an anonymous visitor", "Ada"])("%s cannot search past the shop", async (who) => {
  for (const asked of [{ words: "glaze" }, { owned: true, member_id: ada.id }, {}]) {
    const answer = await clients[who]?.rpc("search_lessons", asked);
    expect([401, 403]).toContain(answer?.status);
    expect(answer?.data).toBeNull();
  }
});

test("whatever a visitor or a member asks the tables for ends after seconds", async () => {
  const roles = await sql`
    select rolname, rolconfig from pg_roles where rolname in ('anon', 'authenticated') order by rolname`;
  expect([...roles]).toEqual([
    { rolname: "anon", rolconfig: ["statement_timeout=3s"] },
    { rolname: "authenticated", rolconfig: ["statement_timeout=8s"] },
  ]);
});

test(
  "Ada reads her own purchase, profile and timeline",
  inMarket(async ({ own }) => {
    const client = clients.Ada;
    const one = await client
      ?.from("purchases")
      .select("id, purchase_status_changes(to_status)")
      .eq("id", own.purchaseId);
    expect(one?.data).toEqual([{ id: own.purchaseId, purchase_status_changes: [{ to_status: "pending" }] }]);
    expect((await client?.from("profiles").select("display_name"))?.data).toEqual([
      { display_name: "Ada Okafor" },
    ]);
  }),
);

test.each([
  ["no key", {}, 401],
  ["an unknown key", { apikey: "sb_publishable_unknown" }, 401],
  ["a forged token", { apikey: publishableKey, authorization: `Bearer ${forgedToken("HS256")}` }, 401],
  ["an unsigned token", { apikey: publishableKey, authorization: `Bearer ${forgedToken("none")}` }, 401],
  [
    "the publishable key as token",
    { apikey: publishableKey, authorization: `Bearer ${publishableKey}` },
    401,
  ],
  ["another schema", { apikey: publishableKey, "accept-profile": "private" }, 406],
])("purchases are not given to %s", (_what, headers, status) =>
  inMarket(async (market) => {
    const answer = await fetch(`${supabaseUrl}/rest/v1/purchases`, { headers: { ...headers } });
    expect(answer.status).toBe(status);
    const text = await answer.text();
    for (const secret of secretsOf(market)) expect(text).not.toContain(secret);
  })(),
);

const secretsOf = ({ shop, sale }: Market) => [
  lessonBody,
  shop.learner.id,
  sale.purchaseId,
  `pi_${sale.purchaseId}`,
];

/** A token that calls its bearer the service role. */
function forgedToken(alg: "HS256" | "none"): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const claims = { role: "service_role", aud: "authenticated", exp: Math.floor(Date.now() / 1000) + 3600 };
  const signed = `${encode({ alg, typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${alg === "none" ? "" : createHmac("sha256", "a guess").update(signed).digest("base64url")}`;
}
