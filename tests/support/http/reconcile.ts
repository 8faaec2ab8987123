import { z } from "zod";
import { ask, shopUrl } from "./shop-client.ts";

export const reconcilePath = "/api/jobs/reconcile";

const found = z.strictObject({ seen: z.int(), repaired: z.int() });
const report = z.strictObject({
  complete: z.boolean(),
  stopped: z.string().nullable(),
  failed: z.int(),
  events: z.strictObject({ ...found.shape, missed: z.int() }),
  refunds: found,
  disputes: found,
  unfinished: found,
  checkouts: z.strictObject({ asked: z.int(), repaired: z.int(), neverCreated: z.int() }),
  receipts: z.strictObject({ asked: z.int() }),
  requests: z.strictObject({ duplicates: z.int(), tried: z.int(), sent: z.int(), failed: z.int() }),
  webhook: z.strictObject({ endpoint: z.string(), lostAt: z.int() }),
  calls: z.int(),
});

/** Asks the shop for a pass of the reconciler, as a scheduler does. */
export const askReconcile = (token = process.env.CRON_SECRET, shop = shopUrl) =>
  ask(reconcilePath, { method: "POST", token, shop });

/** One pass that must be made; its report. */
export async function reconcile(shop = shopUrl) {
  const { status, json, text } = await askReconcile(undefined, shop);
  if (status !== 200) throw new Error(`reconcile: ${status} ${text}`);
  return report.parse(json);
}
