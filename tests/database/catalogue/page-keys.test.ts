import { expect, test } from "vitest";
import { asRole, type Queries, type Tx, withIsolatedRollback } from "../../support/database/database.ts";
import { createCreator, createLesson } from "../../support/database/shop.ts";

type Scene = Awaited<ReturnType<typeof createScene>>;

/** Two creators with a new lesson each, in subjects of their own; their pages and the common ones. */
async function createScene(tx: Tx) {
  const [ines, noor] = [await createCreator(tx, "Ines"), await createCreator(tx, "Noor")];
  const type = await createNewLesson(tx, ines, "design");
  const raga = await createNewLesson(tx, noor, "music");
  const [paths] = await tx<Record<"ines" | "noor" | "type" | "raga", string>[]>`
    select '/creators/' || ines.slug as ines, '/creators/' || noor.slug as noor,
      '/lessons/' || type.slug as type, '/lessons/' || raga.slug as raga
    from public.creators as ines, public.creators as noor, public.lessons as type, public.lessons as raga
    where ines.id = ${ines.id} and noor.id = ${noor.id} and type.id = ${type} and raga.id = ${raga}`;
  if (!paths) throw new Error("no paths");
  return { ines, noor, type, raga, paths: { home: "/", catalogue: "/lessons", ...paths } };
}

async function createNewLesson(tx: Tx, creator: { id: string }, subject: string, status?: "draft") {
  const id = await createLesson(tx, { creator_id: creator.id, ...(status && { status }) });
  await tx`update public.lessons set subject = ${subject}, published_at = '2100-01-01' where id = ${id}`;
  return id;
}

async function keysOf(tx: Tx, paths: string[]): Promise<Record<string, string | null>> {
  const ask = () => tx<{ said: { keys: Record<string, string | null> } }[]>`
    select public.get_page_keys(${paths}) as said`;
  const [row] = await asRole(tx, "service_role", ask);
  return row?.said.keys ?? {};
}

const lesson = (which: "type" | "raga", set: (tx: Queries) => ReturnType<Tx>) => (tx: Tx, scene: Scene) =>
  tx`update public.lessons set ${set(tx)} where id = ${scene[which]}`;
/** Those of the scene that show the lesson `type`. */
const ofType = ["catalogue", "home", "ines", "type"];

type Change = (tx: Tx, scene: Scene) => Promise<unknown>;
const changes: [string, string[], Change][] = [
  ["a price", ofType, lesson("type", (tx) => tx`price = 13`)],
  ["a title", ofType, lesson("type", (tx) => tx`title = 'Kerning, again'`)],
  ["a preview", ofType, lesson("type", (tx) => tx`preview = 'It begins.'`)],
  ["an unpublished lesson", ofType, lesson("type", (tx) => tx`status = 'unpublished'`)],
  ["a withdrawn lesson", ofType, lesson("type", (tx) => tx`status = 'draft'`)],
  ["a slug", ofType, lesson("type", (tx) => tx`slug = 'renamed-' || id`)],
  ["a deleted lesson", ofType, (tx, { type }) => tx`delete from public.lessons where id = ${type}`],
  ["a body's length", ofType, lesson("type", (tx) => tx`word_count = word_count + 1`)],
  [
    "a creator's name",
    ofType,
    (tx, { ines }) => tx`update public.creators set name = 'Inès' where id = ${ines.id}`,
  ],
  [
    "a new lesson of the same subject",
    ["catalogue", "home", "noor", "type"],
    (tx, { noor }) => createNewLesson(tx, noor, "design"),
  ],
  ["a draft", [], (tx, { noor }) => createNewLesson(tx, noor, "design", "draft")],
];

/** The names of the pages whose keys a change changes. */
async function changedBy(tx: Tx, scene: Scene, change: Change): Promise<string[]> {
  const paths = Object.values(scene.paths);
  const before = await keysOf(tx, paths);
  expect(await keysOf(tx, paths)).toEqual(before);
  await change(tx, scene);
  const after = await keysOf(tx, paths);
  const changed = Object.entries(scene.paths).filter(([, path]) => before[path] !== after[path]);
  return changed.map(([name]) => name).sort();
}

test.each(changes)("%s changes the keys of the pages that show it: %j", (_what, wanted, change) =>
  withIsolatedRollback(async (tx) => {
    const scene = await createScene(tx);
    expect(await changedBy(tx, scene, change)).toEqual(wanted);
  })(),
);

test(
  "an old lesson that is withdrawn changes how many the home page and the catalogue say there are",
  withIsolatedRollback(async (tx) => {
    const scene = await createScene(tx);
    for (let nr = 0; nr < 12; nr += 1) await createNewLesson(tx, scene.noor, "design");
    const old = await createNewLesson(tx, scene.ines, "music");
    await tx`update public.lessons set published_at = '2000-01-01' where id = ${old}`;
    const withdraw: Change = () => tx`update public.lessons set status = 'unpublished' where id = ${old}`;
    expect(await changedBy(tx, scene, withdraw)).toEqual(["catalogue", "home", "ines"]);
  }),
);

test(
  "the home page shows the shortest free lesson, however old",
  withIsolatedRollback(async (tx) => {
    const scene = await createScene(tx);
    for (let nr = 0; nr < 12; nr += 1) await createNewLesson(tx, scene.noor, "design");
    const free = await createNewLesson(tx, scene.ines, "music");
    await tx`update public.lessons set published_at = '2000-01-01', price = 0, duration_minutes = 1
      where id = ${free}`;
    const charge: Change = () => tx`update public.lessons set price = 9 where id = ${free}`;
    expect(await changedBy(tx, scene, charge)).toEqual(["home", "ines"]);
  }),
);

test(
  "the home page shows the six newest lessons",
  withIsolatedRollback(async (tx) => {
    const { noor } = await createScene(tx);
    const isShown: boolean[] = [];
    const ids: string[] = [];
    for (let day = 7; day > 0; day -= 1) {
      const id = await createNewLesson(tx, noor, "design");
      await tx`update public.lessons set published_at = ${`2101-01-0${day}`} where id = ${id}`;
      ids.push(id);
    }
    for (const id of ids) {
      const before = await keysOf(tx, ["/"]);
      await tx`update public.lessons set price = 13 where id = ${id}`;
      isShown.push((await keysOf(tx, ["/"]))["/"] !== before["/"]);
    }
    expect(isShown).toEqual([true, true, true, true, true, true, false]);
  }),
);

test(
  "a creator's page shows them also when they have no lesson",
  withIsolatedRollback(async (tx) => {
    const { id } = await createCreator(tx, "Kwame");
    const before = await keysOf(tx, [`/creators/c-${id}`]);
    await tx`update public.creators set name = 'Kwamé' where id = ${id}`;
    const after = await keysOf(tx, [`/creators/c-${id}`]);
    expect(Object.values(after)).toEqual([expect.any(String)]);
    expect(after).not.toEqual(before);
  }),
);

test(
  "a lesson's page shows three related lessons: also an old one of its creator, who has newer ones of other subjects",
  withIsolatedRollback(async (tx) => {
    const { ines, noor, type, paths } = await createScene(tx);
    for (const _ of [1, 2, 3]) {
      await createNewLesson(tx, ines, "music");
      await createNewLesson(tx, noor, "design");
    }
    const old = await createNewLesson(tx, ines, "design");
    await tx`update public.lessons set published_at = '2000-01-01' where id = ${old}`;
    const related = await tx<{ id: string }[]>`select id from public.list_related_lessons(${type}, 24) as id`;
    expect(related[0]?.id).toBe(old);
    const keys = [await keysOf(tx, [paths.type])];
    for (const { id } of related.slice(0, 4)) {
      await tx`update public.lessons set price = 13 where id = ${id}`;
      keys.push(await keysOf(tx, [paths.type]));
    }
    const isShown = keys.slice(1).map((after, i) => after[paths.type] !== keys[i]?.[paths.type]);
    expect(isShown).toEqual([true, true, true, false]);
  }),
);

test(
  "a page that guests do not find has no key",
  withIsolatedRollback(async (tx) => {
    const { type, paths } = await createScene(tx);
    await tx`update public.lessons set status = 'archived' where id = ${type}`;
    const unknown = ["/lessons/no-such", "/creators/no-such", "/sign-in", "/lessons/"];
    const keys = await keysOf(tx, [paths.type, ...unknown]);
    expect(new Set(Object.values(keys))).toEqual(new Set([null]));
  }),
);
