import { z } from "zod";
import type { EarningsChange } from "./earnings-model.ts";

/** What `rowsOf` has of the earnings: the sums by scope, grain and period, and the zone whose days they are. */
export const earningsRows = z.object({
  zone: z.string(),
  rollups: z.record(z.string(), z.record(z.string(), z.number())).nullable(),
});

/** The same rows, as the model makes them: "lesson or creator, grain, period, currency" → sums. */
export function expectedRollups(creatorId: string, zone: string, changes: EarningsChange[]) {
  const days = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  const rollups = new Map<string, Record<string, number>>();
  for (const { at, lesson, currency, ...sums } of changes) {
    const day = days.format(at * 1000);
    for (const scope of [creatorId, lesson])
      for (const period of [`day ${day}`, `month ${day.slice(0, 7)}-01`])
        add(rollups, `${scope} ${period} ${currency}`, sums);
  }
  return Object.fromEntries(rollups);
}

function add(rollups: Map<string, Record<string, number>>, key: string, sums: Record<string, number>) {
  const known = rollups.get(key) ?? {};
  const net = (sums.gross ?? 0) - (sums.fee ?? 0) - (sums.reversed ?? 0) + (sums.returned ?? 0);
  for (const [name, sum] of Object.entries({ ...sums, net })) known[name] = (known[name] ?? 0) + sum;
  rollups.set(key, known);
}
