import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createCreatorAccount } from "../../support/http/accounts.ts";
import { createDraftAccount } from "../../support/http/files.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";

const save = (
  person: { token: string } | null,
  lessonId: string,
  version: number,
  fields: object,
  key = randomUUID(),
) =>
  ask(`/api/lessons/${lessonId}/draft`, {
    method: "PATCH",
    body: { version, key, fields },
    ...(person && { token: person.token }),
  });

const draftOf = async (lessonId: string) =>
  (
    await sql`select version, title, paid_part, price from public.lesson_drafts where lesson_id = ${lessonId}`
  )[0];

const refusedOf = async (lessonId: string) =>
  (await sql`select typed from public.refused_draft_saves where lesson_id = ${lessonId}`).map(
    ({ typed }) => typed,
  );

test("fields are saved over the version that was shown; after another save they are kept to be decided", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const { version } = (await draftOf(lessonId)) ?? {};
  const saved = await save(creator, lessonId, version, { title: " Rye ", paid_part: "Knead\r\nit" });
  expect(saved.json).toEqual({ outcome: "saved", version: version + 1 });
  expect(await draftOf(lessonId)).toMatchObject({ title: "Rye", paid_part: "Knead\nit" });
  expect((await save(creator, lessonId, version, { paid_part: "Fold" })).json).toEqual({ outcome: "stale" });
  expect(await draftOf(lessonId)).toMatchObject({ paid_part: "Knead\nit" });
  expect(await refusedOf(lessonId)).toEqual([{ paid_part: "Fold" }]);
});

test("one field that is invalid is kept alone", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const { version } = (await draftOf(lessonId)) ?? {};
  for (const price of ["twelve", "0.10"]) {
    const fields = { price, currency: "usd", paid_part: "Knead" };
    const { json } = await save(creator, lessonId, version, fields);
    expect(json).toEqual({ outcome: "invalid", column: "price", message: expect.stringMatching(/\.$/) });
  }
  expect(await draftOf(lessonId)).toMatchObject({ version });
  expect((await refusedOf(lessonId)).flatMap((typed) => Object.keys(typed))).not.toContain("paid_part");
});

test("nobody else saves or previews a draft", async () => {
  const { lessonId } = await createDraftAccount();
  const other = await createCreatorAccount();
  const preview = { body: { text: "# Dough" } };
  expectError(await save(other, lessonId, 1, { title: "Mine" }), 404, "lesson_not_found");
  expectError(await save(null, lessonId, 1, { title: "Mine" }), 401, "unauthenticated");
  expectError(
    await ask(`/api/lessons/${lessonId}/draft/preview`, { ...preview, token: other.token }),
    404,
    "lesson_not_found",
  );
  expectError(await ask(`/api/lessons/${lessonId}/draft/preview`, preview), 401, "unauthenticated");
});

test("a preview is what readers will see, up to the longest text", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const preview = (text: string) =>
    ask(`/api/lessons/${lessonId}/draft/preview`, { body: { text }, token: creator.token });
  expect((await preview("## Dough\n\n<script>x</script>\n\n**cold**")).json).toMatchObject({
    html: [expect.stringContaining("Dough"), expect.stringMatching(/^(?!.*<script).*<strong>cold/s)],
    isPlain: false,
  });
  expect((await preview("ü".repeat(200_000))).status).toBe(200);
  expect((await preview("ü".repeat(250_001))).status).toBe(400);
});
