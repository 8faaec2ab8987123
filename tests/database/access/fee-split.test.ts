import type { SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { type Attempt, connectAsAda, inMarket, sharedMarket } from "../../support/database/rest.ts";

const split = /fee|earning|net|share|commission|gross|split/;

/** Where members read a split: creators their own, by policy or by `auth.uid()`. */
const creatorsOwn =
  /^public\.(creator_earnings|earnings_rollups|sale_reversals|list_sales|\w+_earnings|list_earnings_by_\w+)\./;

test("no column that guests or members may read tells of the fee split, but creators' own", async () => {
  const rows = await sql<{ name: string }[]>`
    select distinct relnamespace::regnamespace || '.' || relname || '.' || attname as name
    from pg_class join pg_attribute on attrelid = pg_class.oid, (values ('anon'), ('authenticated')) as roles (role)
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind in ('r', 'p', 'v', 'm')
      and attnum > 0 and has_column_privilege(role, attrelid, attnum, 'select')`;
  expect(rows.length).toBeGreaterThan(50);
  const telling = rows.map(({ name }) => name).filter((name) => split.test(name.split(".").at(-1) ?? ""));
  expect(telling.filter((name) => !creatorsOwn.test(name))).toEqual([]);
});

test("no function that guests or members may call answers with the fee split, but creators' own", async () => {
  const rows = await sql<{ name: string }[]>`
    select distinct pronamespace::regnamespace || '.' || proname || '.' || coalesce(arg, '') as name
    from pg_proc left join unnest(proargnames) with ordinality as args (arg, number) on proargmodes[number] in ('o', 't'),
      (values ('anon'), ('authenticated')) as roles (role)
    where pronamespace = 'public'::regnamespace and has_function_privilege(role, pg_proc.oid, 'execute')`;
  const telling = rows.map(({ name }) => name).filter((name) => split.test(name.split(".").at(-1) ?? ""));
  expect(telling.filter((name) => !creatorsOwn.test(name))).toEqual([]);
});

const columns = ["platform_fee", "creator_earnings", "fee_percentage"];
const ownSale = (client: SupabaseClient, id: string, select: string) =>
  client.from("purchases").select(select).eq("id", id);

const attempts: [string, Attempt][] = [
  ["all columns", (client, { own }) => ownSale(client, own.purchaseId, "*")],
  ...columns.flatMap((column): [string, Attempt][] => [
    [`${column}`, (client, { own }) => ownSale(client, own.purchaseId, column)],
    [
      `${column} under another name`,
      (client, { own }) => ownSale(client, own.purchaseId, `amount:${column}`),
    ],
    [`${column} as text`, (client, { own }) => ownSale(client, own.purchaseId, `${column}::text`)],
    [`the sum of ${column}`, (client) => client.from("purchases").select(`${column}.sum()`)],
    [`purchases by ${column}`, (client) => client.from("purchases").select("id").gt(column, 0)],
    [
      `purchases by either ${column}`,
      (client) => client.from("purchases").select("id").or(`${column}.gt.0,id.is.null`),
    ],
    [`purchases in the order of ${column}`, (client) => client.from("purchases").select("id").order(column)],
    [`${column} within the lesson`, (client) => client.from("lessons").select(`id, purchases(${column})`)],
    [
      `${column} within the timeline`,
      (client) => client.from("purchase_status_changes").select(`to_status, purchases(${column})`),
    ],
  ]),
];

describe("a buyer learns nothing of the split by asking for", () => {
  let ada: SupabaseClient;
  beforeAll(async () => {
    ada = await connectAsAda();
  });

  const market = sharedMarket();

  test.each(attempts)("%s", async (_what, attempt) => {
    expect(await attempt(ada, market())).toMatchObject({ data: null, error: { code: expect.any(String) } });
  });

  test(
    "the details, the export and the totals of the own purchase",
    inMarket(async ({ own }) => {
      const details = await ada.rpc("get_purchase_details", { purchase_id: own.purchaseId });
      const exported = await ada.rpc("export_purchases");
      const totals = await ada.from("purchase_totals").select();
      expect(details.data).toMatchObject({ role: "buyer", amountMinor: 1200 });
      const text = JSON.stringify([details.data, exported.data, totals.data]);
      for (const word of ["latformFee", "netMinor", ...columns]) expect(text).not.toContain(word);
    }),
  );
});
