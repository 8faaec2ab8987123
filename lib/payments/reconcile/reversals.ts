import "server-only";
import { z } from "zod";
import type { Answer, ObjectFact, Page } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { startAfter } from "@/lib/payments/reconcile/events";
import { getJobState, nextCursor, setJobState } from "@/lib/payments/reconcile/job-state";
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
  const since = await startAfter(state?.cursor);
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

const unfinishedState = z.object({ refund: z.string().optional(), dispute: z.string().optional() });
type Unfinished = z.infer<typeof unfinishedState>;

/** Pending refunds and open disputes, however old. Each pass continues where the last one stopped. */
export async function reconcileUnfinished(pass: Pass) {
  const found = { seen: 0, repaired: 0 };
  const after = (await getJobState("unfinished", unfinishedState)) ?? {};
  const page = { before_refund_id: after.refund, before_dispute_id: after.dispute };
  const listed = await createAdminClient().rpc("list_unfinished_facts", { max_rows: maxUnfinished, ...page });
  const facts = unwrap(listed);
  const done: Unfinished = {};
  for (const { kind, id } of facts) {
    if (pass.stopped) break;
    done[kind === "refund" ? "refund" : "dispute"] = id;
    const answer = await pass.ask(() =>
      kind === "refund" ? provider.retrieveRefund(id) : provider.retrieveDispute(id),
    );
    if (!answer?.ok) continue;
    found.seen += 1;
    if (await pass.repair(answer.data)) found.repaired += 1;
  }
  const next = (kind: keyof Unfinished) => {
    const ids = facts.filter((fact) => fact.kind === kind).map(({ id }) => id);
    return nextCursor({ ids, maxRows: maxUnfinished, done: done[kind], after: after[kind] });
  };
  await setJobState("unfinished", { refund: next("refund"), dispute: next("dispute") });
  return found;
}
