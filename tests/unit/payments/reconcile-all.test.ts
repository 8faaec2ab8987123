import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { UnavailableError } from "@/lib/errors";
import { loopbackOrigin } from "@/lib/rendering/page-cache/loopback-fetch";
import { stubShopEnv } from "../../support/shop-env.ts";

const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}_${index}`);
const refunds = numbered(3, "re");
const disputes = numbered(250, "du");
const sessions = numbered(120, "cs");

let states = new Map<string, object>();
let asked: string[] = [];
/** From which second on Stripe's lists were asked for. */
let since: (string | null)[] = [];
let firstChange: { occurred_at: string } | undefined;
beforeEach(() => {
  states = new Map();
  asked = [];
  since = [];
  firstChange = undefined;
  events = [];
  isDatabaseDown = false;
  recorded = [];
});

type Args = Record<string, string | number | undefined> & {
  name: string;
  max_rows: number;
  state: object;
  object?: { id: string };
};

/** Of a list, the newest first, so many from before one of them on. */
const page = (ids: string[], { max_rows }: Args, before: string | number | undefined) => {
  const start = ids.indexOf(String(before)) + 1;
  return ids.slice(start, start + max_rows);
};

const emptyList = { object: "list", data: [], has_more: false };
let events: object[] = [];
let isDatabaseDown = false;
let recorded: string[] = [];

const functions: Record<string, (args: Args) => unknown> = {
  purchase_status_changes: () => (firstChange ? [firstChange] : []),
  refunds: () => emptyList,
  disputes: () => emptyList,
  events: () => ({ ...emptyList, data: events }),
  list_recorded_events: () => [],
  record_payment_fact: ({ object }) => {
    if (object?.id === "slow") throw new Error("too slow");
    recorded.push(String(object?.id));
    return { outcome: "recorded", purchaseId: null, status: null };
  },
  creators: () => {
    if (isDatabaseDown) throw new Error("down");
    return [];
  },
  get_job_state: ({ name }) => states.get(name) ?? null,
  set_job_state: ({ name, state }) => void states.set(name, state),
  list_missing_receipts: (args) => page(sessions, args, args.before_session_id),
  list_unfinished_facts: (args) => [
    ...page(refunds, args, args.before_refund_id).map((id) => ({ kind: "refund", id })),
    ...page(disputes, args, args.before_dispute_id).map((id) => ({ kind: "dispute", id })),
  ],
};

function answerOf(run: ((args: Args) => unknown) | undefined, args: Args) {
  if (!run) return { status: 404, answer: { error: { message: "none", code: "resource_missing" } } };
  try {
    return { status: 200, answer: run(args) ?? null };
  } catch {
    return {
      status: 500,
      answer: { code: "57014", message: "canceling statement due to statement timeout" },
    };
  }
}

/** Supabase and Stripe: of Stripe's objects there is none. */
const server = createServer(async (request, response) => {
  const name = request.url?.replace(/\?.*/, "").split("/").at(-1) ?? "";
  const body = await text(request);
  const run = functions[name];
  if (!run) asked.push(name);
  if (request.url?.startsWith("/v1/"))
    since.push(new URL(request.url, "http://x").searchParams.get("created[gte]"));
  const { status, answer } = answerOf(run, JSON.parse(body || "{}"));
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
});
await once(server.listen(0, "127.0.0.1"), "listening");
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

stubShopEnv();
vi.stubEnv("NEXT_PUBLIC_SUPABASE_URL", loopbackOrigin(server));
vi.stubEnv("STRIPE_API_BASE", loopbackOrigin(server));
vi.stubEnv("LOG_LEVEL", "silent");
const { startPass } = await import("@/lib/payments/reconcile/pass");
const { reconcileEvents } = await import("@/lib/payments/reconcile/events");
const { reconcileReversals, reconcileUnfinished } = await import("@/lib/payments/reconcile/reversals");
const { findReceipts } = await import("@/lib/payments/reconcile/checkouts");

/** A pass without pauses, which ends after so many calls. */
function startQuickPass(calls = Number.POSITIVE_INFINITY) {
  const pass = startPass();
  let left = calls;
  return Object.assign(pass, {
    makeCall: ((call) => {
      left -= 1;
      if (left <= 0) pass.stopped = "budget";
      return call();
    }) satisfies typeof pass.makeCall,
  });
}

const askedIn = async (work: () => Promise<unknown>) => {
  asked = [];
  await work();
  return asked;
};

test("more open disputes than a pass asks for: the next ones ask for the rest, and then for the first again", async () => {
  const pass = () => askedIn(() => reconcileUnfinished(startQuickPass()));
  expect(await pass()).toEqual([...refunds, ...disputes.slice(0, 100)]);
  expect(await pass()).toEqual([...refunds, ...disputes.slice(100, 200)]);
  expect(await pass()).toEqual([...refunds, ...disputes.slice(200)]);
  expect(await pass()).toEqual([...refunds, ...disputes.slice(0, 100)]);
});

test("a pass that ends among them: the next one continues with what it left", async () => {
  expect(await askedIn(() => reconcileUnfinished(startQuickPass(2)))).toEqual(refunds.slice(0, 2));
  expect(await askedIn(() => reconcileUnfinished(startQuickPass(3)))).toEqual([
    ...refunds.slice(2),
    ...disputes.slice(0, 2),
  ]);
  expect(await askedIn(() => reconcileUnfinished(startQuickPass(4)))).toEqual([
    ...refunds,
    ...disputes.slice(2, 3),
  ]);
});

test("more receipts than a pass asks for: the next ones ask for the rest, and then for the first again", async () => {
  const pass = () => askedIn(() => findReceipts(startQuickPass()));
  expect(await pass()).toEqual(sessions.slice(0, 50));
  expect(await pass()).toEqual(sessions.slice(50, 100));
  expect(await pass()).toEqual(sessions.slice(100));
  expect(await pass()).toEqual(sessions.slice(0, 50));
});

const second = Date.parse("2026-03-01T12:00:00Z") / 1000;
const readLists = async () => {
  since = [];
  const pass = startQuickPass();
  await reconcileEvents(pass);
  await reconcileReversals(pass, second);
  return since.map(Number);
};

test("the first pass reads Stripe's lists from an hour before the shop's first checkout on, the next from the last", async () => {
  firstChange = { occurred_at: "2026-03-01T12:00:00Z" };
  // Again: where there was no event, there is no place in the list.
  for (const _ of ["first", "again"])
    expect(await readLists()).toEqual([second - 3600, second - 3600, second - 3600]);
  states.set("events", { cursor: second + 7200 });
  states.set("reversals", { cursor: second + 7200 });
  expect(await readLists()).toEqual([second + 3600, second + 3600, second + 3600]);
});

test("a shop without a checkout reads the last hour alone", async () => {
  const hourAgo = Date.now() / 1000 - 3600;
  for (const from of await readLists()) expect(Math.abs(from - hourAgo)).toBeLessThan(60);
});

const eventOf = (id: string, index: number) => ({
  ...{ id: `evt_${id}`, object: "event", type: "checkout.session.completed", created: second - index },
  data: { object: { id, object: "checkout.session" } },
});

test("a fact on which the database gives up keeps no other, and is tried again in the next pass", async () => {
  events = ["new", "slow", "old"].map(eventOf);
  const pass = startQuickPass();
  expect(await reconcileEvents(pass)).toMatchObject({ missed: 3, repaired: 2, cursor: second - 1 });
  expect(pass.failed).toBe(1);
  expect(recorded).toEqual(["old", "new"]);
});

test("without a database the pass ends", async () => {
  events = ["new", "slow", "old"].map(eventOf);
  isDatabaseDown = true;
  await expect(reconcileEvents(startQuickPass())).rejects.toThrow(UnavailableError);
  expect(recorded).toEqual(["old"]);
});
