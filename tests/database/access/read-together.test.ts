import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asRole, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createLesson, createPurchase, createShop, type Shop } from "../../support/database/shop.ts";

type Read = { name: string; args?: Record<string, string | number | string[]> };

/** A creator who has bought five lessons at one time, and the slug of another one. */
async function createReader(tx: Tx) {
  const shop = await createShop(tx);
  const reader = shop.otherCreator;
  const session = randomUUID();
  await tx`insert into auth.sessions (id, user_id) values (${session}, ${reader.id})`;
  for (let nr = 0; nr < 5; nr += 1) {
    const lessonId = await createLesson(tx, { creator_id: shop.creator.id });
    await createPurchase(tx, { ...shop, learner: reader, lessonId }, { purchase_date: bought });
  }
  return { ...shop, reader, session, slug: `l-${shop.lessonId}` };
}

const bought = "2026-06-01T00:00:00Z";

/** Runs `work` as the reader of this session. */
const asReader = <T>(
  tx: Tx,
  { reader, session }: { reader: Shop["learner"]; session: string },
  work: () => Promise<T>,
) =>
  asRole(tx, reader, async () => {
    const claims = JSON.stringify({ sub: reader.id, role: "authenticated", session_id: session });
    await tx`select set_config('request.jwt.claims', ${claims}, true)`;
    return work();
  });

async function readTogether(tx: Tx, reads: Read[]): Promise<unknown[]> {
  const [row] = await tx<{ answers: unknown[] }[]>`select public.read_together(${tx.json(reads)}) as answers`;
  return row?.answers ?? [];
}

/** Of columns, in the words of the shop. */
const names: Record<string, string> = { started: "isStarted" };
const inCamelCase = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      names[name] ?? name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

type Scene = Awaited<ReturnType<typeof createReader>>;
type Answered = { answer: unknown };

/** What each function answers when it is called alone. */
const alone: Record<string, (tx: Tx, scene: Scene) => Promise<unknown>> = {
  get_member: async (tx) => (await tx<Answered[]>`select public.get_member() as answer`)[0]?.answer,
  get_members_lesson: async (tx, { slug }) =>
    (await tx<Answered[]>`select public.get_members_lesson(${slug}) as answer`)[0]?.answer,
  get_account_summary: async (tx) =>
    (await tx<Answered[]>`select public.get_account_summary() as answer`)[0]?.answer,
  list_own_lesson_states: async (tx, { lessonId }) => {
    const states = await tx<{ known: object }[]>`
      select to_jsonb(known) as known from public.list_own_lesson_states(array[${lessonId}]::uuid[]) as known`;
    return states.map(({ known }) => inCamelCase(known));
  },
  get_earnings_calendar: async (tx) => {
    const [row] = await tx<{ zone: object }[]>`
      select to_jsonb(zone) as zone from public.get_earnings_calendar() as zone`;
    return inCamelCase(row?.zone ?? {});
  },
};

describe("read with the others, a function answers as it does alone:", () => {
  test.each(Object.entries(alone))("%s", (name, ask) =>
    withRollback(async (tx) => {
      const scene = await createReader(tx);
      await asReader(tx, scene, async () => {
        const answer = await ask(tx, scene);
        expect(answer).toEqual(expect.any(Object));
        const args = { slug: scene.slug, lesson_ids: [scene.lessonId] };
        expect(await readTogether(tx, [{ name, args }])).toEqual([answer]);
      });
    })(),
  );

  test.each(["all", "in-progress", "finished"])("list_library, %s, page by page of one time", (kind) =>
    withRollback(async (tx) => {
      const scene = await createReader(tx);
      await asReader(tx, scene, async () => {
        if (kind !== "all") await readFour(tx, kind === "finished");
        const listed = await tx<{ entry: { lesson_id: string; last_at: string } }[]>`
          select to_jsonb(entry) as entry from public.list_library(${kind}) as entry`;
        const wanted = listed.map(({ entry }) => inCamelCase(entry));
        expect(wanted).toHaveLength(kind === "all" ? 5 : 4);
        const args = { kind, page_size: 3 };
        const { last_at = "", lesson_id = "" } = listed[2]?.entry ?? {};
        const reads = [args, { ...args, before_at: last_at, before_id: lesson_id }];
        expect(
          await readTogether(
            tx,
            reads.map((each) => ({ name: "list_library", args: each })),
          ),
        ).toEqual([wanted.slice(0, 3), wanted.slice(3)]);
      });
    })(),
  );
});

/** In one transaction, and so at one time. */
const readFour = (tx: Tx, finished: boolean) => tx`
  select public.record_progress(lesson_id, finished => ${finished})
  from public.list_library('all', page_size => 4)`;

test(
  "answers have the order of the reads, of which there are at most eight",
  withRollback(async (tx) => {
    const scene = await createReader(tx);
    await asReader(tx, scene, async () => {
      const order = ["get_account_summary", "get_member", "get_earnings_calendar", "get_member"];
      const wanted: unknown[] = [];
      for (const name of order) wanted.push(await alone[name]?.(tx, scene));
      const reads = order.map((name) => ({ name }));
      expect(await readTogether(tx, reads)).toEqual(wanted);
      expect(await readTogether(tx, [...reads, ...reads])).toEqual([...wanted, ...wanted]);
      const nine = [...reads, ...reads, { name: "get_member" }];
      expect(await errorCodeOf(tx, (inner) => readTogether(inner, nine))).toBe("22023");
    });
  }),
);

test(
  "nothing else is read by its name",
  withRollback(async (tx) => {
    const scene = await createReader(tx);
    await asReader(tx, scene, async () => {
      const reads = [{ name: "get_member" }, { name: "get_credit_summary" }];
      expect(await errorCodeOf(tx, (inner) => readTogether(inner, reads))).toBe("20000");
    });
  }),
);
