import { expect, test } from "vitest";
import { isName } from "@/lib/format/names";
import { errorCodeOf, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createShop } from "../../support/database/shop.ts";
import { nameCases, nameLengths } from "../../support/name-cases.ts";

test.each([
  ["a member", "profiles", "display_name"],
  ["a creator", "creators", "name"],
  ["a lesson", "lessons", "title"],
] as const)("the name of %s is taken or refused as in the form", (_whose, table, column) =>
  withRollback(async (tx) => {
    const { creator, lessonId } = await createShop(tx);
    const id = table === "lessons" ? lessonId : creator.id;
    const taken = [];
    for (const [, name] of nameCases) {
      const rename = (inner: Tx) =>
        inner`update public.${inner(table)} set ${inner({ [column]: name })} where id = ${id}`;
      if ((await errorCodeOf(tx, rename)) === null) taken.push(name);
    }
    expect(taken).toEqual(nameCases.filter(([, , isOne]) => isOne).map(([, name]) => name));
  })(),
);

test(
  "the length of a name is counted as in the form",
  withRollback(async (tx) => {
    const { learner } = await createShop(tx);
    const taken = [];
    for (const [what, name] of nameLengths) {
      const rename = (inner: Tx) =>
        inner`update public.profiles set display_name = ${name} where id = ${learner.id}`;
      if ((await errorCodeOf(tx, rename)) === null) taken.push(what);
    }
    expect(taken).toEqual(nameLengths.filter(([, , isShort]) => isShort).map(([what]) => what));
  }),
);

test("form and database agree about every character, alone and beside a letter", async () => {
  const rows = await sql<{ code: number; alone: boolean; beside: boolean }[]>`
    select code, private.is_name(chr(code)) as alone, private.is_name('a' || chr(code)) as beside
    from generate_series(1, x'e0fff'::integer) as code
    where code not between x'd800'::integer and x'dfff'::integer
      and code not between x'20000'::integer and x'dffff'::integer`;
  const differing = rows.filter(
    ({ code, alone, beside }) =>
      isName(String.fromCodePoint(code)) !== alone || isName(`a${String.fromCodePoint(code)}`) !== beside,
  );
  expect(differing).toEqual([]);
});

test("an account that Auth creates with a name that cannot be seen gets a name", () =>
  withRollback(async (tx) => {
    const names = ["\u200b", "\u202eAda", "Ada"];
    const given = [];
    for (const display_name of names) {
      const id = crypto.randomUUID();
      await tx`insert into auth.users (id, email, raw_user_meta_data) values (${id}, ${id}, ${tx.json({ display_name })})`;
      given.push(await tx`select display_name from public.profiles where id = ${id}`);
    }
    expect(given.flat().map((row) => row.display_name)).toEqual(["Learner", "Learner", "Ada"]);
  })());
