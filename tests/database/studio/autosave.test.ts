import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { Autosaver } from "@/app/[variant]/(creator)/studio/lessons/[id]/autosave/autosaver";
import type { Answer, FieldsSave } from "@/app/[variant]/(creator)/studio/lessons/[id]/autosave/save";
import { type Tx, withRollback } from "../../support/database/database.ts";
import {
  completeDraft,
  createDraft,
  publish,
  readDraft,
  restore,
  saveDraft,
} from "../../support/database/drafts.ts";
import { createShop } from "../../support/database/shop.ts";
import { seededRandom } from "../../support/prng.ts";
import { scaled } from "../../support/scale.ts";

const columns = ["title", "summary", "preview", "paid_part"] as const;

type Lesson = { tx: Tx; creator: { id: string }; lessonId: string };

const contentOf = async ({ tx, lessonId }: Lesson): Promise<Record<string, string>> => {
  const draft = await readDraft(tx, lessonId);
  return Object.fromEntries(columns.map((name) => [name, String(draft?.[name])]));
};

/** A page of the editor over the database. Its network loses what `lose` says, and keeps copies of what it took. */
class Editor {
  typed: Record<string, string> = {};
  acknowledged: string[] = [];
  copies: FieldsSave[] = [];
  isStale = false;
  timer: (() => void) | null = null;
  saver: Autosaver;
  values: Record<string, string>;
  lesson: Lesson;

  constructor(lesson: Lesson, version: number, content: Record<string, string>, lose: () => number) {
    this.lesson = lesson;
    this.values = { ...content };
    const shown = { version, saved: content, values: content, refusedKey: null, isUndecided: false };
    this.saver = new Autosaver(shown, {
      read: () => ({ ...this.values }),
      write: () => expect.fail("A save writes into no field"),
      send: (save) => this.send(save, lose()),
      report: ({ kind }) => {
        this.isStale = kind === "stale";
      },
      schedule: (_ms, run) => {
        this.timer = run;
        return () => {
          this.timer = null;
        };
      },
      newKey: randomUUID,
      now: () => new Date(0),
    });
  }

  type(name: string, text: string) {
    this.values[name] = this.typed[name] = text;
    this.saver.typed();
  }

  async send(save: FieldsSave, luck: number): Promise<Answer> {
    if (luck < 0.2) this.copies.push(save);
    if (luck < 0.15) return { outcome: "offline" };
    const answer = await this.arrive(save);
    if (luck < 0.35) return { outcome: "unavailable" };
    if (answer.outcome === "saved") this.acknowledged.push(...Object.values(save.fields));
    return answer;
  }

  async arrive({ version, key, fields }: FieldsSave): Promise<Answer> {
    const { tx, creator, lessonId } = this.lesson;
    const before = await contentOf(this.lesson);
    const { outcome, version: made } = await saveDraft(tx, creator, lessonId, version, fields, key);
    const after = await contentOf(this.lesson);
    for (const name of columns)
      if (after[name] !== before[name]) expect(this.typed, `unnamed ${name} changed`).toHaveProperty(name);
    return outcome === "saved" ? { outcome, version: made } : { outcome: "stale" };
  }
}

const seeds = Array.from({ length: scaled(3, 60) }, (_, seed) => seed + 1);

test.each(seeds)("what editors save by themselves is in the history (seed %i)", (seed) =>
  withRollback(async (tx) => {
    const random = seededRandom(seed);
    const { creator } = await createShop(tx);
    const lesson = { tx, creator, lessonId: await createDraft(tx, creator) };
    const open = async () => {
      const draft = await readDraft(tx, lesson.lessonId);
      return new Editor(lesson, Number(draft?.version), await contentOf(lesson), random);
    };
    const editors = [await open(), await open()];
    const closed: Editor[] = [];
    const versions = new Map<number, Record<string, string>>();
    let published: string | undefined;
    for (let step = 0; step < 40; step++) {
      const index = Math.floor(random() * editors.length);
      const editor = editors[index] ?? (await open());
      const chance = random();
      const name = columns[Math.floor(random() * columns.length)] ?? "title";
      if (chance < 0.4) editor.type(name, `seed ${seed}, step ${step}`);
      else if (chance < 0.75) await editor.saver.save();
      else if (chance < 0.85) {
        const late = editor.copies.pop();
        if (late) await arriveLate(editor, late);
      } else if (chance < 0.92) {
        const { version } = (await readDraft(tx, lesson.lessonId)) ?? {};
        const answer = await publish(tx, creator, lesson.lessonId, Number(version));
        const content = await contentOf(lesson);
        if (answer.outcome === "published") published = `${content.preview}\n\n${content.paid_part}`;
        if (answer.number) versions.set(answer.number, content);
      } else if (chance < 0.96) {
        await restoreOne(lesson, versions, random());
      } else if (editor.isStale) {
        closed.push(...editors.splice(index, 1, await open()));
      }
      expect(await buyersRead(lesson)).toBe(published);
    }
    const kept = await keptTexts(lesson);
    for (const { acknowledged } of [...editors, ...closed])
      for (const text of acknowledged) expect(kept).toContain(text);
  })(),
);

/** A copy of a save that was made, and perhaps followed by others, changes nothing. */
async function arriveLate(editor: Editor, late: FieldsSave): Promise<void> {
  const { tx, lessonId } = editor.lesson;
  const made = await tx`select from public.lesson_draft_saves
    where lesson_id = ${lessonId} and save_key = ${late.key}`;
  const before = await contentOf(editor.lesson);
  await editor.arrive(late);
  if (made.length > 0) expect(await contentOf(editor.lesson)).toEqual(before);
}

/** From a page of its own, while editors are open. */
async function restoreOne(lesson: Lesson, versions: Map<number, Record<string, string>>, luck: number) {
  const [number, content] = [...versions][Math.floor(luck * versions.size)] ?? [];
  if (number === undefined) return;
  const { tx, creator, lessonId } = lesson;
  const version = Number((await readDraft(tx, lessonId))?.version);
  expect(await restore(tx, creator, lessonId, { number, version })).toBe("saved");
  expect(await contentOf(lesson)).toEqual(content);
}

async function buyersRead({ tx, lessonId }: Lesson): Promise<string | undefined> {
  const rows = await tx<
    { body: string }[]
  >`select body from public.lesson_contents where lesson_id = ${lessonId}`;
  return rows[0]?.body;
}

async function keptTexts({ tx, lessonId }: Lesson): Promise<string[]> {
  const rows = await tx<{ text: string }[]>`
    select value as text from public.lesson_draft_saves, jsonb_each_text(changes) where lesson_id = ${lessonId}`;
  return [...rows.map(({ text }) => text), ...Object.values(completeDraft).map(String)];
}
