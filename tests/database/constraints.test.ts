import { expect, test } from "vitest";
import { refusal, rolledBack, sql, type Tx } from "../fixtures/database.ts";
import {
  createLesson,
  createPurchase,
  createShop,
  type PurchaseFields,
  type Shop,
} from "../fixtures/shop.ts";

type Attempt = (tx: Tx, shop: Shop) => Promise<unknown>;

const purchase =
  (fields: PurchaseFields): Attempt =>
  (tx, shop) =>
    createPurchase(tx, shop, fields);
const lesson =
  (column: string, value: string | number | null): Attempt =>
  (tx, shop) =>
    tx`update public.lessons set ${tx({ [column]: value })} where id = ${shop.lessonId}`;
const profile =
  (name: string): Attempt =>
  (tx, shop) =>
    tx`update public.profiles set display_name = ${name} where id = ${shop.learner.id}`;
const creator =
  (column: string, value: string): Attempt =>
  (tx, shop) =>
    tx`update public.creators set ${tx({ [column]: value })} where id = ${shop.creator.id}`;
const twice =
  (attempt: Attempt): Attempt =>
  async (tx, shop) => {
    await attempt(tx, shop);
    await attempt(tx, shop);
  };

const refused: [constraint: string, what: string, attempt: Attempt][] = [
  ["profiles_display_name_length", "an empty name", profile("")],
  ["profiles_display_name_length", "a name of 81 characters", profile("x".repeat(81))],
  ["profiles_display_name_trimmed", "a name with a space at its end", profile("Ada ")],
  [
    "creators_slug_unique",
    "two creators with one slug",
    (tx, { creator, otherCreator }) =>
      tx`update public.creators set slug = 'one' where id in (${creator.id}, ${otherCreator.id})`,
  ],
  ["creators_slug_form", "a slug with a capital", creator("slug", "Ines")],
  ["creators_bio_length", "a bio of 2001 characters", creator("bio", "x".repeat(2001))],
  [
    "lessons_slug_unique",
    "two lessons with one slug",
    async (tx, shop) => {
      const other = await createLesson(tx, { creator_id: shop.creator.id });
      await tx`update public.lessons set slug = ${`l-${shop.lessonId}`} where id = ${other}`;
    },
  ],
  ["lessons_slug_form", "a slug with a space", lesson("slug", "type scale")],
  ["lessons_slug_form", "a slug that ends in a hyphen", lesson("slug", "type-")],
  ["lessons_slug_form", "a slug with two lines", lesson("slug", "type\nscale")],
  ["lessons_slug_form", "a slug of 121 characters", lesson("slug", "x".repeat(121))],
  ["lessons_title_length", "no title", lesson("title", "")],
  ["lessons_summary_length", "a summary of 501 characters", lesson("summary", "x".repeat(501))],
  ["lessons_subject_known", "an unknown subject", lesson("subject", "alchemy")],
  ["lessons_currency_form", "a currency in capitals", lesson("currency", "USD")],
  ["lessons_price_chargeable", "a negative price", lesson("price", "-12")],
  ["lessons_duration_positive", "no minutes", lesson("duration_minutes", 0)],
  ["lessons_published_has_date", "published, and never on a day", lesson("published_at", null)],
  [
    "lesson_contents_body_length",
    "an empty body",
    (tx, shop) => tx`update public.lesson_contents set body = '' where lesson_id = ${shop.lessonId}`,
  ],
  [
    "purchases_stripe_session_id_unique",
    "one session for two purchases",
    twice(purchase({ stripe_session_id: "cs_x", status: "failed" })),
  ],
  [
    "purchases_payment_intent_id_unique",
    "one payment intent for two purchases",
    twice(purchase({ payment_intent_id: "pi_x", status: "failed" })),
  ],
  [
    "purchases_amounts_not_negative",
    "a negative fee",
    purchase({ platform_fee: "-1", creator_earnings: "13" }),
  ],
  [
    "purchases_amounts_not_negative",
    "negative earnings",
    purchase({ platform_fee: "13", creator_earnings: "-1" }),
  ],
  ["purchases_split_adds_up", "a split that loses a ten-thousandth", purchase({ platform_fee: "1.1999" })],
  ["purchases_fee_percentage_range", "a fee of 100.01 %", purchase({ fee_percentage: "100.01" })],
  ["purchases_fee_percentage_range", "a fee below 0 %", purchase({ fee_percentage: "-0.01" })],
  ["purchases_refund_range", "more refunded than paid", purchase({ refunded_amount: "12.0001" })],
  ["purchases_refund_range", "less than nothing refunded", purchase({ refunded_amount: "-0.0001" })],
  ["purchases_currency_form", "a currency of four letters", purchase({ currency: "usdc" })],
  ["purchases_metadata_is_object", "metadata that is a list", purchase({ metadata: "[]" })],
  [
    "purchases_known_session",
    "expired without a session",
    purchase({ stripe_session_id: null, status: "expired" }),
  ],
  [
    "purchases_known_session",
    "review without a session",
    purchase({ stripe_session_id: null, status: "review" }),
  ],
  ["purchases_paid_has_payment_intent", "completed without a payment", purchase({ payment_intent_id: null })],
  [
    "purchases_paid_has_payment_intent",
    "a refund of nothing",
    purchase({ payment_intent_id: null, no_payment_required: true, status: "refunded" }),
  ],
  ["purchases_one_access_idx", "two accesses to one lesson", twice(purchase({}))],
  [
    "purchases_one_open_checkout_idx",
    "two open checkouts of one lesson",
    twice(purchase({ status: "pending" })),
  ],
  [
    "purchase_status_changes_real",
    "a change from a status to itself",
    async (tx, shop) => {
      const id = await createPurchase(tx, shop);
      await tx`insert into public.purchase_status_changes (purchase_id, from_status, to_status, cause)
        values (${id}, 'failed', 'failed', 'x')`;
    },
  ],
  [
    "creator_earnings_daily_adds_up",
    "earnings that do not add up",
    (tx, shop) =>
      tx`insert into public.creator_earnings_daily values (${shop.creator.id}, 'usd', now(), 0, 1, 12, 1, 10)`,
  ],
  [
    "creator_earnings_daily_shard_range",
    "a seventeenth shard",
    (tx, shop) =>
      tx`insert into public.creator_earnings_daily values (${shop.creator.id}, 'usd', now(), 16, 1, 12, 2, 10)`,
  ],
  [
    "stripe_sessions_settled_has_time",
    "a settlement without its time",
    async (tx, shop) => {
      const id = await createPurchase(tx, shop);
      await tx`insert into private.stripe_sessions (id, purchase_id, state) values ('cs_x', ${id}, 'settled')`;
    },
  ],
  [
    "payment_events_event_id_unique",
    "one event logged twice",
    twice(
      (tx) => tx`insert into private.payment_events (event_id, event_type, occurred_at, outcome)
      values ('evt_x', 'x', now(), 'ignored')`,
    ),
  ],
  [
    "payment_events_outcome_known",
    "an unknown outcome",
    (tx) =>
      tx`insert into private.payment_events (event_type, occurred_at, outcome) values ('x', now(), 'odd')`,
  ],
];

test.each(refused)("%s refuses %s", (constraint, _what, attempt) =>
  rolledBack(async (tx) => {
    const shop = await createShop(tx);
    expect(await refusal(tx, (inner) => attempt(inner, shop))).toBe(constraint);
  })(),
);

test("every check and unique rule that the database has is tried here", async () => {
  const rules = await sql<{ name: string }[]>`
    select conname as name from pg_constraint
    where connamespace in ('public'::regnamespace, 'private'::regnamespace) and contype in ('c', 'u', 'x')
    union
    select relname from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and indisunique and indpred is not null`;
  expect(rules.map(({ name }) => name).sort()).toEqual([...new Set(refused.map(([name]) => name))].sort());
});
