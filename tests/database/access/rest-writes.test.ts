import type { SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { facts } from "../../support/database/payment-facts.ts";
import {
  type Attempt,
  ada,
  connect,
  connectAsAda,
  getEverything,
  inMarket,
  type Market,
  sharedMarket,
} from "../../support/database/rest.ts";

const clients: Record<string, SupabaseClient> = {};
beforeAll(async () => {
  clients["an anonymous visitor"] = connect();
  clients.Ada = await connectAsAda();
});

const paidPurchase = ({ shop }: Market) => ({
  user_id: ada.id,
  buyer_key: ada.id,
  lesson_id: shop.lessonId,
  creator_id: shop.creator.id,
  stripe_session_id: "cs_forged",
  payment_intent_id: "pi_forged",
  amount: 12,
  platform_fee: 0,
  creator_earnings: 12,
  fee_percentage: 0,
  currency: "usd",
  livemode: false,
  status: "completed",
  expires_at: "2026-11-02T14:00:00Z",
});
const paidFact = ({ own }: Market) => {
  const { type, object } = facts.paid(own);
  return { source: "webhook", event_type: type, occurred_at: "2026-11-02T12:00:00Z", object, event_id: null };
};
const checkoutTerms = ({ shop }: Market) => ({
  buyer_id: ada.id,
  lesson_id: shop.lessonId,
  fee_percentage: 0,
  livemode: false,
  metadata: {},
});

const attempts: [string, Attempt][] = [
  ["inserting a paid purchase", (client, market) => client.from("purchases").insert(paidPurchase(market))],
  [
    "upserting a paid purchase over their own",
    (client, market) =>
      client.from("purchases").upsert({ ...paidPurchase(market), id: market.own.purchaseId }),
  ],
  [
    "calling their own purchase completed",
    (client, { own }) => client.from("purchases").update({ status: "completed" }).eq("id", own.purchaseId),
  ],
  [
    "taking over another's purchase",
    (client, { sale }) => client.from("purchases").update({ user_id: ada.id }).eq("id", sale.purchaseId),
  ],
  [
    "deleting their own purchase",
    (client, { own }) => client.from("purchases").delete().eq("id", own.purchaseId),
  ],
  [
    "deleting another's purchase",
    (client, { sale }) => client.from("purchases").delete().eq("id", sale.purchaseId),
  ],
  [
    "adding to a timeline",
    (client, { own }) =>
      client
        .from("purchase_status_changes")
        .insert({ purchase_id: own.purchaseId, to_status: "completed", cause: "x", source: "shop" }),
  ],
  [
    "raising earnings",
    (client, { shop }) =>
      client.from("earnings_rollups").update({ sales: 99 }).eq("creator_id", shop.creator.id),
  ],
  [
    "asking for a refund in the creator's name",
    (client, { shop, sale }) =>
      client.rpc("request_refund", {
        actor_id: shop.creator.id,
        purchase_id: sale.purchaseId,
        request_id: shop.lessonId,
        amount_minor: 1200,
        reason: "fraudulent",
        note: "",
      }),
  ],
  [
    "opening another's lesson",
    (client, { shop }) =>
      client.from("lesson_openings").insert({ user_id: ada.id, lesson_id: shop.lessonId }),
  ],
  ["deleting others' checkouts", (client) => client.rpc("delete_unused_checkouts")],
  ["ending others' checkouts", (client) => client.rpc("expire_unknown_checkouts")],
  [
    "lowering the price",
    (client, { shop }) => client.from("lessons").update({ price: 0 }).eq("id", shop.lessonId),
  ],
  [
    "taking over a lesson",
    (client, { shop }) => client.from("lessons").update({ creator_id: ada.id }).eq("id", shop.lessonId),
  ],
  ["deleting a lesson", (client, { shop }) => client.from("lessons").delete().eq("id", shop.lessonId)],
  [
    "writing a body",
    (client, { shop }) => client.from("lesson_contents").update({ body: "x" }).eq("lesson_id", shop.lessonId),
  ],
  [
    "replacing a body",
    (client, { shop }) => client.from("lesson_contents").upsert({ lesson_id: shop.lessonId, body: "x" }),
  ],
  [
    "becoming a creator",
    (client) => client.from("creators").insert({ id: ada.id, slug: "ada", name: "Ada" }),
  ],
  ["becoming an operator", (client) => client.from("profiles").update({ role: "operator" }).eq("id", ada.id)],
  [
    "becoming an operator beside a new name",
    (client) =>
      client.from("profiles").update({ display_name: "Ada Okafor", role: "operator" }).eq("id", ada.id),
  ],
  [
    "replacing their profile",
    (client) => client.from("profiles").upsert({ id: ada.id, display_name: "Ada", role: "operator" }),
  ],
  ["deleting their profile", (client) => client.from("profiles").delete().eq("id", ada.id)],
  [
    "renaming another",
    (client, { shop }) => client.from("profiles").update({ display_name: "x" }).eq("id", shop.learner.id),
  ],
  ["recording a payment", (client, market) => client.rpc("record_payment_fact", paidFact(market))],
  [
    "recording a payment by GET",
    (client, market) => client.rpc("record_payment_fact", paidFact(market), { get: true }),
  ],
  [
    "opening a checkout at a fee of their own",
    (client, market) => client.rpc("open_checkout", checkoutTerms(market)),
  ],
  [
    "ending a checkout",
    (client, { own }) => client.rpc("cancel_checkout", { purchase_id: own.purchaseId, reason: "x" }),
  ],
  [
    "using up another's rate limit",
    (client, { shop }) =>
      client.rpc("consume_rate_limit", { key: shop.lessonId, max_hits: 1, window_seconds: 60 }),
  ],
  [
    "the private schema",
    (client, { own }) =>
      client
        .schema("private")
        .from("stripe_sessions")
        .insert({ id: "cs_x", purchase_id: own.purchaseId, state: "open" }),
  ],
  [
    "the private schema's functions",
    (client, { own }) => client.schema("private").rpc("project_purchase", { purchase_id: own.purchaseId }),
  ],
];

describe.each(["an anonymous visitor", "Ada"])("%s changes nothing by", (who) => {
  const market = sharedMarket();

  test.each(attempts)("%s", async (_what, attempt) => {
    const client = clients[who];
    if (!client) throw new Error(`${who} is not connected`);
    const before = await getEverything(market());
    const answer = await attempt(client, market());
    expect(await getEverything(market())).toEqual(before);
    expect(answer).toMatchObject({ data: null });
  });
});

test(
  "the service role records the payment that Ada could not",
  inMarket(async (market) => {
    const client = connect(process.env.SUPABASE_SECRET_KEY);
    const { data } = await client.rpc("record_payment_fact", paidFact(market));
    expect(data).toEqual({ outcome: "recorded", purchaseId: market.own.purchaseId, status: "completed" });
  }),
);

test("Ada changes her own name, and only to a fitting one", async () => {
  const rename = (display_name: string) =>
    clients.Ada?.from("profiles").update({ display_name }).eq("id", ada.id).select("display_name");
  expect(await rename("Ada Okafor")).toMatchObject({ data: [{ display_name: "Ada Okafor" }] });
  expect(await rename("")).toMatchObject({ error: { code: "23514" } });
});
