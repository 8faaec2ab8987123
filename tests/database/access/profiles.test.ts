import { describe, expect, test } from "vitest";
import { asRole, denied, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createCreator, createPerson, createShop } from "../../support/database/shop.ts";

describe("signing up", () => {
  test.each([
    ["takes the display name", { display_name: "Ada Okafor" }, "Ada Okafor"],
    ["trims it", { display_name: "  Ada  " }, "Ada"],
    ["trims it before it cuts it", { display_name: `${" ".repeat(90)}Ada` }, "Ada"],
    ["cuts it at 80 characters", { display_name: `${"x".repeat(79)} yz` }, "x".repeat(79)],
    ["calls an empty name Learner", { display_name: "   " }, "Learner"],
    ["calls no one in particular Learner", {}, "Learner"],
    ["takes no role from the form", { display_name: "Eve", role: "operator" }, "Eve"],
    ["stands details that are no object", ["Eve"], "Learner"],
  ])("%s", (_what, details, display_name) =>
    withRollback(async (tx) => {
      const person = await createPerson(tx, details);
      const rows = await tx`select display_name, role from public.profiles where id = ${person.id}`;
      expect([...rows]).toEqual([{ display_name, role: "member" }]);
    })(),
  );
});

describe("a person", () => {
  test(
    "changes their own name, trimmed and within 80 characters",
    withRollback(async (tx) => {
      const { learner } = await createShop(tx);
      const rename = (name: string) => (inner: Tx) =>
        asRole(
          inner,
          learner,
          () => inner`update public.profiles set display_name = ${name} where id = ${learner.id}`,
        );
      expect(await errorCodeOf(tx, rename("Ada Lovelace"))).toBeNull();
      expect(await errorCodeOf(tx, rename(""))).toBe("profiles_display_name_is_name");
      expect(await errorCodeOf(tx, rename(" Ada"))).toBe("profiles_display_name_trimmed");
      await rename("Ada Lovelace")(tx);
      expect(await nameOf(tx, learner.id)).toBe("Ada Lovelace");
    }),
  );

  test(
    "a creator's public name stays what it is",
    withRollback(async (tx) => {
      const { creator } = await createShop(tx);
      await asRole(
        tx,
        creator,
        () => tx`update public.profiles set display_name = 'Inès' where id = ${creator.id}`,
      );
      expect([...(await tx`select name from public.creators where id = ${creator.id}`)]).toEqual([
        { name: "Ines" },
      ]);
    }),
  );

  test.each([
    ["role", "operator"],
    ["id", "b0000000-0000-4000-8000-000000000000"],
    ["created_at", "2020-01-01T00:00:00Z"],
    ["updated_at", "2020-01-01T00:00:00Z"],
  ])("cannot change their %s", (column, value) =>
    withRollback(async (tx) => {
      const { learner } = await createShop(tx);
      const attempt = (inner: Tx) =>
        asRole(inner, learner, () => inner`update public.profiles set ${inner({ [column]: value })}`);
      expect(await errorCodeOf(tx, attempt)).toBe(denied);
    })(),
  );

  test(
    "an update of all profiles renames only the caller",
    withRollback(async (tx) => {
      const { learner, otherLearner } = await createShop(tx);
      const answer = await asRole(tx, learner, () => tx`update public.profiles set display_name = 'Mine'`);
      expect(answer.count).toBe(1);
      expect(await nameOf(tx, otherLearner.id)).toBe("Tomas");
    }),
  );

  test(
    "cannot make themselves a creator, nor write a creator's page directly",
    withRollback(async (tx) => {
      const person = await createPerson(tx);
      const creator = await createCreator(tx, "Leila");
      const attempts = [
        (inner: Tx) =>
          asRole(
            inner,
            person,
            () => inner`insert into public.creators (id, slug, name) values (${person.id}, 'x', 'X')`,
          ),
        (inner: Tx) =>
          asRole(inner, creator, () => inner`update public.creators set bio = 'X' where id = ${creator.id}`),
      ];
      for (const attempt of attempts) expect(await errorCodeOf(tx, attempt)).toBe(denied);
    }),
  );
});

async function nameOf(tx: Tx, id: string) {
  const [row] = await tx<
    { display_name: string }[]
  >`select display_name from public.profiles where id = ${id}`;
  return row?.display_name;
}
