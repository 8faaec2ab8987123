import { expect, test } from "vitest";
import { taskMessage } from "@/app/[variant]/(operator)/operator/task-messages";
import type { Task } from "@/lib/operator/tasks";

const task: Task = {
  task: "X",
  kind: "payment_mismatch",
  purchaseId: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a01",
  purchaseKind: "credits",
  title: "500 credits",
  amountMinor: 499,
  currency: "usd",
  stripeId: "pi_1",
  sessionId: null,
  paymentIntentId: "pi_1",
  detail: null,
  since: "2026-11-21T12:00:00Z",
  dueBy: null,
};

test.each<Partial<Task>>([
  { kind: "payment_mismatch" },
  { kind: "dispute_currency" },
  { kind: "paid_without_account" },
  { kind: "refund_open" },
  { kind: "refund_failed", task: "refund:re_1:failed", detail: "lost_or_stolen_card" },
  { kind: "dispute", detail: "of_a_new_kind" },
])("a task about a pack speaks of no lesson that was bought: $kind", (about) => {
  const { title, reason, todo } = taskMessage({ ...task, ...about });
  // Lessons that were opened with its credits are another matter.
  expect(`${title} ${reason} ${todo}`).not.toMatch(/the lesson\b|creator/i);
});

test("a task about a lesson speaks of it", () => {
  const message = taskMessage({ ...task, purchaseKind: "lesson" });
  expect(message.reason).toContain("The lesson stays closed.");
});
