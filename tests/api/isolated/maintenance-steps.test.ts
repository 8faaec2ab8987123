import { expect, onTestFinished, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { ask } from "../../support/http/shop-client.ts";

test("a step of maintenance that the database refuses keeps no later one", async () => {
  const recipientId = crypto.randomUUID();
  await sql`insert into private.mails (kind, subject, recipient_id, state, updated_at)
    values ('daily_digest', '2026-01-01', ${recipientId}, 'sent', now() - interval '181 days')`;
  await sql`revoke execute on function public.count_learners from service_role`;
  onTestFinished(async () => {
    await sql`grant execute on function public.count_learners to service_role`;
  });
  const token = process.env.CRON_SECRET;
  const { status, json } = await ask("/api/jobs/maintenance", { method: "POST", token });
  expect({ status, json }).toMatchObject({
    status: 500,
    json: { failed: 1, lessonsCounted: null, mailsDeleted: 1, error: { code: "internal_error" } },
  });
  expect(await sql`select from private.mails where recipient_id = ${recipientId}`).toHaveLength(0);
});
