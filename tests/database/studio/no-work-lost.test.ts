import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { completeDraft, createDraft, publish, readDraft, saveDraft } from "../../support/database/drafts.ts";
import { createShop } from "../../support/database/shop.ts";
import { seededRandom } from "../../support/prng.ts";
import { scaled } from "../../support/scale.ts";

const columns = ["title", "summary", "preview", "paid_part"] as const;
type Content = Record<(typeof columns)[number], string>;
/** A tab or a phone: what its form showed, and what is typed over it. `sent`: key of a save whose answer was lost. */
type Device = {
  version: number;
  shown: Content;
  typed: Partial<Content>;
  sent?: string;
};

const seeds = Array.from({ length: scaled(4, 60) }, (_, seed) => seed + 1);

test.each(seeds)("nothing that was acknowledged is lost, with two tabs and a phone (seed %i)", (seed) =>
  withRollback(async (tx) => {
    const random = seededRandom(seed);
    const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
      items[Math.floor(random() * items.length)] ?? items[0];
    const { creator } = await createShop(tx);
    const lessonId = await createDraft(tx, creator);
    const contentNow = async () => contentOf(await readDraft(tx, lessonId));
    const open = async (): Promise<Device> => {
      const draft = await readDraft(tx, lessonId);
      return { version: Number(draft?.version), shown: contentOf(draft), typed: {} };
    };
    const devices = [await open(), await open(), await open()] as const;
    const acknowledged: string[] = [];
    let published: Content | undefined;

    const send = async (device: Device, isLost: boolean) => {
      const key = device.sent ?? randomUUID();
      const content = { ...device.shown, ...device.typed };
      const before = await contentNow();
      const answer = await saveDraft(tx, creator, lessonId, device.version, content, key);
      const after = await contentNow();
      const named = columns.filter((column) => content[column] !== device.shown[column]);
      for (const column of columns)
        if (after[column] !== before[column]) expect(named, `unnamed ${column} changed`).toContain(column);
      if (answer.outcome === "stale") expect(after).toEqual(before);
      if (isLost) {
        device.sent = key;
        return;
      }
      acknowledged.push(...named.map((column) => content[column]));
      Object.assign(device, await open());
      delete device.sent;
    };

    for (let step = 0; step < 40; step++) {
      const device = pick(devices);
      const chance = random();
      if (chance < 0.4) device.typed[pick(columns)] = `text ${step}`;
      else if (chance < 0.75) await send(device, random() < 0.2);
      else if (chance < 0.85 && !device.sent) {
        const answer = await publish(tx, creator, lessonId, device.version);
        if (answer.outcome === "published") published = await contentNow();
      } else if (chance < 0.9 && !device.sent && Object.keys(device.typed).length === 0)
        Object.assign(device, await open());
      expect(await buyersRead(tx, lessonId)).toEqual(published && bodyOf(published));
    }
    const kept = await keptTexts(tx, lessonId);
    for (const text of acknowledged) expect(kept).toContain(text);
  })(),
);

const contentOf = (row: Record<string, unknown> | undefined): Content => ({
  title: String(row?.title),
  summary: String(row?.summary),
  preview: String(row?.preview),
  paid_part: String(row?.paid_part),
});

const bodyOf = ({ preview, paid_part }: Content) => `${preview}\n\n${paid_part}`;

async function buyersRead(tx: Tx, lessonId: string): Promise<string | undefined> {
  const rows = await tx<
    { body: string }[]
  >`select body from public.lesson_contents where lesson_id = ${lessonId}`;
  return rows[0]?.body;
}

/** Every text that the history or a refused save holds. */
async function keptTexts(tx: Tx, lessonId: string): Promise<string[]> {
  const rows = await tx<{ text: string }[]>`
    select value as text from public.lesson_draft_saves, jsonb_each_text(changes) where lesson_id = ${lessonId}
    union all
    select value from public.refused_draft_saves, jsonb_each_text(typed) where lesson_id = ${lessonId}`;
  return [...rows.map(({ text }) => text), ...Object.values(completeDraft).map(String)];
}
