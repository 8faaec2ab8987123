import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createCreator, createLesson } from "../../support/database/shop.ts";
import { startHoldingProxy } from "../../support/http/holding-proxy.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { seededRandom } from "../../support/prng.ts";
import { until } from "../../support/until.ts";

// Pages in the page cache, after changes: none shows what was before, and those that show the same are not rendered.
// In a sandbox of its own, because content keys are taken only while nothing changes.

let database: Awaited<ReturnType<typeof startHoldingProxy>>;
let shop: Awaited<ReturnType<typeof startSecondShop>>;
beforeAll(async () => {
  database = await startHoldingProxy(process.env.NEXT_PUBLIC_SUPABASE_URL ?? "");
  shop = await startSecondShop({
    LECTERN_SERVER: "server.ts",
    NEXT_PUBLIC_SUPABASE_URL: database.url,
    SUPABASE_TIMEOUT_MS: String(supabaseMs),
  });
});
afterAll(async () => {
  await shop?.stop();
  await database?.stop();
});

const rounds = 15;
const supabaseMs = 2_000;
/** Longer than a version takes to be settled, see lib/catalogue/version.ts. */
const settledMs = 7 * supabaseMs;
const random = seededRandom(82);
const oneOf = <T>(items: readonly [T, ...T[]]): T => items[Math.floor(random() * items.length)] ?? items[0];

type Scene = Awaited<ReturnType<typeof createScene>>;

/** Two creators with more lessons than stand beside a lesson, of two subjects in turns. */
async function createScene() {
  const creators = [await createCreator(sql, "Ines"), await createCreator(sql, "Noor")] as const;
  const create = async (nr: number) => {
    const id = await createLesson(sql, { creator_id: creators[nr % 2 ? 1 : 0].id });
    await sql`
      update public.lessons set published_at = now() + interval '1 day', subject = ${nr % 4 < 2 ? "design" : "music"}
      where id = ${id}`;
    return id;
  };
  const lessons: [string, ...string[]] = [await create(0)];
  for (let nr = 1; nr < 10; nr += 1) lessons.push(await create(nr));
  return { creators, lessons, create };
}

const set =
  (column: string, value: () => string | number) =>
  ({ lessons }: Scene) =>
    sql`update public.lessons set ${sql({ [column]: value() })} where id = ${oneOf(lessons)}`;
const word = () => Math.floor(random() * 1e9).toString(36);

const changes = [
  set("price", () => 10 + Math.floor(random() * 90)),
  set("title", () => `Kerning ${word()}`),
  set("summary", () => `Spaces ${word()}.`),
  set("preview", () => `It begins ${word()}.`),
  set("subject", () => oneOf(["design", "music", "cooking"])),
  set("published_at", () => oneOf(["2023-01-01", "2024-01-01", "2090-01-01"])),
  set("status", () => oneOf(["published", "published", "unpublished", "draft", "archived"])),
  set("slug", () => `l-${randomUUID()}`),
  ({ creators }: Scene) =>
    sql`update public.creators set name = ${`Ines ${word()}`} where id = ${oneOf(creators).id}`,
  ({ creators }: Scene) =>
    sql`update public.creators set bio = ${`Sets ${word()}.`} where id = ${oneOf(creators).id}`,
  ({ create }: Scene) => create(oneOf([0, 1, 2, 3])),
] as const;

const visit = (path: string, headers: Record<string, string> = {}) =>
  ask(path, { headers: { accept: "text/html", ...headers }, shop: shop.url });

/** Status and what can be read, without scripts, whose ids differ from one rendering to the next. */
async function read(path: string, headers: Record<string, string> = {}): Promise<string> {
  const { status, text } = await visit(path, headers);
  const body = text.slice(text.indexOf("<body")).replace(/<script[\s\S]*?<\/script>/g, "");
  return `${status} ${body.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ")}`;
}

/** As a guest whose session is none: rendered for this request, past the page cache. */
const readNew = (path: string) => read(path, { cookie: "lectern-auth=none" });

/** Sooner than a page that no content key was taken for is rendered in any case. */
const untilNew = (path: string) =>
  until(`${path} as it is`, async () => (await read(path)) === (await readNew(path)), 30_000);

async function pathsOf({ creators, lessons }: Scene): Promise<string[]> {
  const rows = await sql<{ path: string }[]>`
    select '/lessons/' || slug as path from public.lessons where id in ${sql(lessons)}
    union all select '/creators/' || slug from public.creators where id in ${sql(creators.map(({ id }) => id))}`;
  return ["/", "/lessons", ...rows.map(({ path }) => path)];
}

/** Visits pages until the shop knows what they show. */
async function visitUntilSettled(paths: string[]) {
  const deadline = Date.now() + settledMs;
  await until("a settled version", async () => (await visit("/")) && Date.now() > deadline);
  // What they show is asked for after the first of them.
  for (const path of [...paths, ...paths]) await visit(path);
}

test("a page that a change does not touch is not rendered again", async () => {
  const { creators, lessons } = await createScene();
  const changed = lessons[1] ?? "";
  await sql`update public.lessons set subject = 'cooking', published_at = '2020-01-01' where id = ${changed}`;
  const paths = ["/", `/lessons/l-${lessons[4]}`, `/creators/c-${creators[0].id}`];
  let price = 100;
  await until("pages from the cache", async () => {
    await visitUntilSettled(paths);
    price += 1;
    await sql`update public.lessons set price = ${price} where id = ${changed}`;
    await until("the price", async () => (await visit(`/lessons/l-${changed}`)).text.includes(`>$${price}<`));
    const answers = await Promise.all(paths.map((path) => visit(path)));
    return answers.every(({ headers }) => headers.get("x-nextjs-cache") === "HIT");
  });
});

test("a page whose rendering began before a change and ended long after it is not kept", async () => {
  const { lessons } = await createScene();
  const path = `/lessons/l-${lessons[0]}`;
  const related = database.hold("answer", "list_related_lessons");
  const early = visit(path);
  await related.reached;
  await sql`update public.lessons set price = 987 where id = ${lessons[0]}`;
  const deadline = Date.now() + 1_500;
  await until("a change that is noticed twice", async () => (await visit("/")) && Date.now() > deadline);
  // Next has this visit wait for the rendering of the first.
  const late = visit(path);
  related.release();
  await Promise.all([early, late]);
  await untilNew(path);
  expect((await visit(path)).text).toContain(">$987<");
});

test("after any change, no page shows what was before", async () => {
  const scene = await createScene();
  for (let round = 0; round < rounds; round += 1) {
    if (random() < 0.5) await visitUntilSettled(await pathsOf(scene));
    else for (const path of await pathsOf(scene)) await visit(path);
    // Sometimes two at once, and sometimes while a page is being rendered.
    const late = random() < 0.5 ? pathsOf(scene).then(([path = "/"]) => visit(path)) : undefined;
    await oneOf(changes)(scene);
    if (random() < 0.3) await oneOf(changes)(scene);
    await late;
    for (const path of await pathsOf(scene)) await untilNew(path);
  }
}, 900_000);
