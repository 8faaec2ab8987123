import { afterAll, beforeAll, expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { ask } from "../../support/http/shop-client.ts";

const lessonLink = /href="\/lessons\/[a-z]/;
const visit = (path: string) => ask(path, { headers: { accept: "text/html" } });

type Search = { definition: string; parameters: string };
let search: Search | undefined;
beforeAll(async () => {
  [search] = await sql<Search[]>`
    select pg_get_functiondef(oid) as definition, pg_get_function_arguments(oid) as parameters
    from pg_proc where oid = 'public.search_lessons'::regproc`;
});
const restore = () => sql.unsafe(search?.definition ?? "");
afterAll(restore);

/** Every search then ends as one whose statement_timeout is over. */
const letTimeOut = () =>
  sql.unsafe(`
    create or replace function public.search_lessons(${search?.parameters}) returns jsonb language plpgsql stable
    as $$ begin raise query_canceled; end $$`);

test("lessons that take too long to read are not shown as none, neither then nor later", async () => {
  const { creator } = await createOwnLesson();
  const paths = [`/creators/c-${creator.id}`, "/lessons", "/lessons?subject=design"];
  await letTimeOut();
  for (const path of paths) {
    const { status, text } = await visit(path);
    // A page that was cached before may stand in.
    if (status < 500) expect(text, path).toMatch(lessonLink);
  }
  expect((await visit("/lessons?q=slowly")).text).toContain("This search took too long");
  await restore();
  for (const path of paths) {
    const { status, text } = await visit(path);
    expect([path, status]).toEqual([path, 200]);
    expect(text, path).toMatch(lessonLink);
  }
});
