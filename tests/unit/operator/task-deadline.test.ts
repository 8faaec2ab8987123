import { expect, test, vi } from "vitest";
import { TaskDeadline } from "@/app/[variant]/(operator)/operator/task-deadline";

vi.mock("@/lib/rendering/variant", () => ({ getLocale: async () => "en" }));

const shown = (days: number) =>
  JSON.stringify(TaskDeadline({ dueBy: new Date(Date.now() + days * 86_400_000).toISOString() }));

test("a deadline to come is a date", () => {
  expect(shown(6)).toContain("Due by ");
  expect(shown(6)).not.toContain("warn");
});

test("a deadline that has passed is a warning", () => {
  expect(shown(-6)).toContain("Was due ");
  expect(shown(-6)).toContain("bg-warn-wash");
});
