import "server-only";
import { z } from "zod";
import type { Answer, ObjectFact, Page } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { overlapped } from "@/lib/payments/reconcile/events";
import { getJobState, setJobState } from "@/lib/payments/reconcile/job-state";
import type { Pass } from "@/lib/payments/reconcile/pass";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const maxUnfinished = 100;

/**
 * Refunds and disputes since both lists were last read and recorded without a failure: events go back only 30 days.
 * @param cursor how far the events have been read
 */
export async function reconcileReversals(pass: Pass, cursor: number | undefined) {
  const state = await getJobState("reversals", z.object({ cursor: z.int().optional() }));
  const since = overlapped(state?.cursor);
  const failedBefore = pass.failed;
  const refunds = await readList(pass, (after) => provider.listRefunds({ since, after }));
  const disputes = await readList(pass, (after) => provider.listDisputes({ since, after }));
  if (pass.stopped === null && pass.failed === failedBefore) await setJobState("reversals", { cursor });
  return { refunds, disputes };
}

async function readList(pass: Pass, list: (after?: string) => Promise<Answer<Page<ObjectFact>>>) {
  const found = { seen: 0, repaired: 0 };
  let after: string | undefined;
  for (;;) {
    const page = await pass.ask<Page<ObjectFact>>(() => list(after));
    if (!page?.ok) return found;
    for (const fact of page.data.items) {
      found.seen += 1;
      if (await pass.repair(fact)) found.repaired += 1;
    }
    after = page.data.items.at(-1)?.object.id;
    if (!page.data.hasMore) return found;
  }
}

/** Pending refunds and open disputes, however old. */
export async function reconcileUnfinished(pass: Pass) {
  const found = { seen: 0, repaired: 0 };
  const facts = unwrap(await createAdminClient().rpc("list_unfinished_facts", { max_rows: maxUnfinished }));
  for (const { kind, id } of facts) {
    const answer = await pass.ask(() =>
      kind === "refund" ? provider.retrieveRefund(id) : provider.retrieveDispute(id),
    );
    if (!answer?.ok) continue;
    found.seen += 1;
    if (await pass.repair(answer.data)) found.repaired += 1;
  }
  return found;
}
