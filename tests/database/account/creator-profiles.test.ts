import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { isCreatorSlug } from "@/lib/account/creator-form";
import { asRole, errorCodeOf, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { createCreator, createPerson, createPurchase, createShop } from "../../support/database/shop.ts";

type Profile = { name?: string; slug?: string; bio?: string; picture?: string | null };

async function save(tx: Tx, who: { id: string }, profile: Profile = {}) {
  const { name = "Ada", slug = `s-${who.id}`, bio = "", picture = null } = profile;
  const [row] = await asRole(
    tx,
    who,
    () => tx<{ answer: { outcome: string; retryAfterSeconds?: number } }[]>`
      select public.save_creator_profile(${name}, ${slug}, ${bio}, ${picture}) as answer`,
  );
  return row?.answer;
}

const profileOf = async (tx: Tx, { id }: { id: string }) =>
  (await tx`select name, slug, bio, picture_path as picture from public.creators where id = ${id}`)[0];

const pictureOf = ({ id }: { id: string }, hash = "a".repeat(64)) => `${id}/${hash}.webp`;

const upload = (tx: Tx, name: string) =>
  tx`insert into storage.objects (bucket_id, name) values ('creator-pictures', ${name})`;

describe("a member", () => {
  test(
    "becomes a creator in one step, and changes the profile later",
    withRollback(async (tx) => {
      const ada = await createPerson(tx);
      await upload(tx, pictureOf(ada));
      const first = { name: "ليلى", slug: `s-${ada.id}`, bio: "أخبز\nالخبز", picture: pictureOf(ada) };
      expect(await save(tx, ada, first)).toEqual({ outcome: "created" });
      expect(await profileOf(tx, ada)).toEqual(first);
      const second = { ...first, name: "Leila", slug: `t-${ada.id}`, picture: null };
      expect(await save(tx, ada, second)).toEqual({ outcome: "saved" });
      expect(await profileOf(tx, ada)).toEqual(second);
      const changes = await asRole(
        tx,
        ada,
        () => tx`select name, slug, bio, picture_path as picture from public.creator_changes order by id`,
      );
      expect([...changes]).toEqual([first, second]);
    }),
  );

  test(
    "takes no slug that another has or had, and keeps their own profile then",
    withRollback(async (tx) => {
      const [ada, ben] = [await createCreator(tx, "Ada"), await createCreator(tx, "Ben")];
      await save(tx, ada, { slug: `new-${ada.id}` });
      for (const slug of [`new-${ada.id}`, `c-${ada.id}`]) {
        expect(await save(tx, ben, { name: "Other", slug })).toEqual({ outcome: "slug_taken" });
        expect(await save(tx, await createPerson(tx), { slug })).toEqual({ outcome: "slug_taken" });
      }
      expect(await profileOf(tx, ben)).toMatchObject({ name: "Ben", slug: `c-${ben.id}` });
      expect(await save(tx, ada, { slug: `c-${ada.id}` })).toEqual({ outcome: "saved" });
    }),
  );

  test(
    "shows no picture that is not there, nor another's",
    withRollback(async (tx) => {
      const [ada, ben] = [await createPerson(tx), await createPerson(tx)];
      expect(await save(tx, ada, { picture: pictureOf(ada) })).toEqual({ outcome: "picture_missing" });
      await upload(tx, pictureOf(ben));
      const steal = (inner: Tx) => save(inner, ada, { picture: pictureOf(ben) });
      expect(await errorCodeOf(tx, steal)).toBe("creators_picture_path_form");
      expect(await profileOf(tx, ada)).toBeUndefined();
    }),
  );

  test(
    "changes it ten times in ten minutes; saving what is there does not count",
    withRollback(async (tx) => {
      const ada = await createPerson(tx);
      for (let count = 1; count <= 10; count += 1)
        for (const outcome of [count === 1 ? "created" : "saved", "saved"])
          expect(await save(tx, ada, { name: `Ada ${count}` })).toEqual({ outcome });
      expect(await save(tx, ada, { name: "Ada 11" })).toEqual({
        outcome: "too_many_changes",
        retryAfterSeconds: expect.any(Number),
      });
      expect(await save(tx, ada, { name: "Ada 10" })).toEqual({ outcome: "saved" });
    }),
  );

  test(
    "takes five new slugs a day, and their own former ones as often as they like",
    withRollback(async (tx) => {
      const ada = await createPerson(tx);
      for (let count = 1; count <= 5; count += 1) await save(tx, ada, { slug: `${count}-${ada.id}` });
      expect(await save(tx, ada, { slug: `6-${ada.id}` })).toEqual({ outcome: "too_many_slugs" });
      expect(await save(tx, ada, { slug: `1-${ada.id}` })).toEqual({ outcome: "saved" });
    }),
  );

  test(
    "who is leaving, or left with sold lessons, becomes no creator again",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      await tx`select public.anonymize_user(${shop.creator.id})`;
      expect(await save(tx, shop.creator)).toEqual({ outcome: "account_closed" });
      await tx`delete from auth.users where id = ${shop.otherLearner.id}`;
      expect(await save(tx, shop.otherLearner)).toEqual({ outcome: "account_closed" });
    }),
  );
});

test("of two who take one slug at once, one has it, and the other is told", async () => {
  const people = [await createPerson(sql), await createPerson(sql)];
  onTestFinished(async () => {
    await sql`delete from auth.users where id in ${sql(people.map(({ id }) => id))}`;
  });
  const slug = `once-${randomUUID()}`;
  const answers = await Promise.all(people.map((person) => sql.begin((tx) => save(tx, person, { slug }))));
  expect(answers.map((answer) => answer?.outcome).sort()).toEqual(["created", "slug_taken"]);
});

test(
  "form and database agree about slugs",
  withRollback(async (tx) => {
    const slugs = [
      "ada",
      "ada-2",
      "Ada",
      "ada_2",
      "-ada",
      "ada-",
      "a--b",
      "",
      "é",
      "x".repeat(60),
      "x".repeat(61),
    ];
    slugs.push(`former-${randomUUID()}`, "former-pilot");
    const ada = await createCreator(tx, "Ada");
    const taken = [];
    for (const slug of slugs) {
      const take = (inner: Tx) => inner`update public.creators set slug = ${slug} where id = ${ada.id}`;
      if ((await errorCodeOf(tx, take)) === null) taken.push(slug);
    }
    expect(taken).toEqual(slugs.filter(isCreatorSlug));
  }),
);

test(
  "a picture is orphaned once no creator shows it, and a day old",
  withRollback(async (tx) => {
    const ada = await createPerson(tx);
    const names = ["a", "b", "c"].map((letter) => pictureOf(ada, letter.repeat(64)));
    const [shown = "", replaced = "", fresh = ""] = names;
    for (const name of names) await upload(tx, name);
    await save(tx, ada, { picture: shown });
    await tx`update storage.objects set created_at = now() - interval '2 days', updated_at = now() - interval '2 days'
      where name in (${shown}, ${replaced})`;
    const list = () =>
      asRole(tx, "service_role", async () => {
        const rows = await tx<{ name: string }[]>`select public.list_orphaned_pictures('', 1000) as name`;
        return rows.map(({ name }) => name).filter((name) => names.includes(name));
      });
    expect(await list()).toEqual([replaced]);
    await tx`select public.anonymize_user(${ada.id})`;
    expect(await list()).toEqual([shown, replaced]);
    expect(fresh).not.toBe("");
  }),
);

test(
  "whoever leaves takes the picture and the record of changes along",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop);
    await upload(tx, pictureOf(shop.creator));
    await save(tx, shop.creator, { bio: "I set type.", picture: pictureOf(shop.creator) });
    await tx`select public.anonymize_user(${shop.creator.id})`;
    expect(await profileOf(tx, shop.creator)).toMatchObject({
      name: "A former creator",
      bio: "",
      picture: null,
    });
    expect(await tx`select from public.creator_changes where creator_id = ${shop.creator.id}`).toHaveLength(
      0,
    );
  }),
);
