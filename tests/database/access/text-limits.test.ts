import { expect, test } from "vitest";
import { undoMs } from "@/lib/checkout/credits/unread";
import { textLimits } from "@/lib/format/names";
import { refundRequest } from "@/types/api";
import { sql } from "../../support/database/database.ts";

test.each([
  ["profiles_display_name_length", textLimits.name],
  ["creators_name_length", textLimits.name],
  ["creators_slug_form", textLimits.creatorSlug],
  ["creators_bio_length", textLimits.bio],
  ["creator_fee_changes_reason_length", textLimits.reason],
  ["credit_transactions_reason_length", textLimits.reason],
  ["refund_requests_note_length", textLimits.note],
])("%s allows %i characters, as the forms do", async (name, limit) => {
  const [row] =
    await sql`select pg_get_constraintdef(oid) as rule from pg_constraint where conname = ${name}`;
  expect(row?.rule).toMatch(new RegExp(`char_length.*<= ${limit}\\)`));
});

test("the API takes as long a note of a refund", () => {
  const takes = (characters: number) =>
    refundRequest.safeParse({ requestId: crypto.randomUUID(), amountMinor: 1, note: "🎈".repeat(characters) })
      .success;
  expect([takes(textLimits.note), takes(textLimits.note + 1)]).toEqual([true, false]);
});

test("the pages let an opening be undone for as long as the database does", async () => {
  const [row] = await sql`select extract(epoch from private.undo_window()) * 1000 = ${undoMs} as is_equal`;
  expect(row?.is_equal).toBe(true);
});
