import { expect, test } from "vitest";
import { inCommittedShop, waitsFor } from "../../support/database/committed-data.ts";
import { sql } from "../../support/database/database.ts";
import { startDraft } from "../../support/database/drafts.ts";
import { until } from "../../support/until.ts";

test(
  "a draft that is begun while its creator's account is deleted waits, and is refused",
  inCommittedShop(async ({ creator, lessonId }) => {
    const start = await sql.begin(async (tx) => {
      await tx`select from public.profiles where id = ${creator.id} for update`; // As anonymize_user does first.
      const draft = sql.begin((other) => startDraft(other, creator, lessonId));
      await until("the draft to wait", () => waitsFor(tx));
      await tx`update public.creators set account_id = null where id = ${creator.id}`;
      return { draft };
    });
    expect(await start.draft).toBeUndefined();
    expect(await sql`select from public.lesson_drafts where creator_id = ${creator.id}`).toEqual([]);
  }),
);
