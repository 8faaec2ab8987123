import { randomUUID } from "node:crypto";
import { seededRandom } from "../../prng.ts";
import type { Tx } from "../database.ts";
import { createDraft, publish, restore, saveDraft } from "../drafts.ts";
import { createShop } from "../shop.ts";
import {
  type Content,
  demand,
  demandHistoryLeadsBack,
  demandSameContent,
  demandTextsAreKept,
  draftNow,
  writtenColumns,
} from "./demands.ts";

/** A tab or a phone: what its form showed, and what is typed over it. `sent`: key of a save whose answer was lost. */
type Device = { version: number; shown: Content; typed: Partial<Content>; sent?: string };

type Lesson = {
  tx: Tx;
  creator: { id: string };
  lessonId: string;
  /** Texts of which a device was told that they are saved. */
  acknowledged: string[];
  /** What each version held when it was published, by its number; the last is what buyers read. */
  published: Map<number, Content>;
};

/**
 * One history of two tabs and a phone that type, save, lose answers, publish and restore versions at random.
 * @throws BrokenDraft when something that was acknowledged is lost, or a field changes that no save named.
 */
export async function checkDraftHistory(tx: Tx, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const { creator } = await createShop(tx);
  const lesson: Lesson = {
    ...{ tx, creator, lessonId: await createDraft(tx, creator) },
    ...{ acknowledged: [], published: new Map() },
  };
  const devices = [await open(lesson), await open(lesson), await open(lesson)] as const;
  const states = new Map<number, Content>();
  for (let step = 0; step < 40; step++) {
    const device = pick(devices);
    const chance = random();
    const isIdle = !device.sent && Object.keys(device.typed).length === 0;
    if (chance < 0.4) device.typed[pick(writtenColumns)] = `text ${step}`;
    else if (chance < 0.7) await send(lesson, device, random() < 0.2);
    else if (chance < 0.8 && !device.sent) await publishFrom(lesson, device);
    else if (chance < 0.9 && isIdle) await restoreFrom(lesson, device, random());
    else if (chance < 0.95 && isIdle) Object.assign(device, await open(lesson));
    await demandBuyersReadTheLastVersion(lesson);
    const { version, shown } = await open(lesson);
    states.set(version, shown);
  }
  await demandTextsAreKept(tx, lesson.lessonId, lesson.acknowledged);
  await demandHistoryLeadsBack(tx, lesson.lessonId, states);
}

async function open({ tx, lessonId }: Lesson): Promise<Device> {
  const { version, content } = await draftNow(tx, lessonId);
  return { version, shown: content, typed: {} };
}

async function send(lesson: Lesson, device: Device, isLost: boolean): Promise<void> {
  const { tx, creator, lessonId, acknowledged } = lesson;
  const key = device.sent ?? randomUUID();
  const form = { ...device.shown, ...device.typed };
  const content = Object.fromEntries(writtenColumns.map((column) => [column, form[column] ?? ""]));
  const { content: before } = await draftNow(tx, lessonId);
  const answer = await saveDraft(tx, creator, lessonId, device.version, content, key);
  const { content: after } = await draftNow(tx, lessonId);
  const named = writtenColumns.filter((column) => content[column] !== device.shown[column]);
  for (const column of Object.keys(after))
    demand(
      after[column] === before[column] || named.some((name) => name === column),
      `a save changed ${column}, which it did not name`,
    );
  if (answer.outcome === "stale") demandSameContent(after, before, "a stale save");
  // One that is repeated was made before: another may have followed it.
  else if (!device.sent)
    for (const column of named) demand(after[column] === content[column], `a save did not change ${column}`);
  if (isLost) {
    device.sent = key;
    return;
  }
  acknowledged.push(...named.map((column) => content[column] ?? ""));
  Object.assign(device, await open(lesson));
  delete device.sent;
}

async function publishFrom({ tx, creator, lessonId, published }: Lesson, device: Device): Promise<void> {
  const { outcome, number = 0 } = await publish(tx, creator, lessonId, device.version);
  if (outcome !== "published") return;
  // Moved to the end: what is published twice in a row is one version.
  published.delete(number);
  published.set(number, (await draftNow(tx, lessonId)).content);
}

/** Any version, the newest or an old one: the draft then is exactly it, or nothing happened. */
async function restoreFrom(lesson: Lesson, device: Device, luck: number): Promise<void> {
  const { tx, creator, lessonId, published } = lesson;
  const numbers = [...published.keys()];
  const number = numbers[Math.floor(luck * numbers.length)];
  const version = number === undefined ? undefined : published.get(number);
  if (number === undefined || !version) return;
  const { content: before, version: now } = await draftNow(tx, lessonId);
  const outcome = await restore(tx, creator, lessonId, { number, version: device.version });
  const { content: after } = await draftNow(tx, lessonId);
  if (outcome === "saved") demandSameContent(after, version, `restoring version ${number}`);
  else demandSameContent(after, before, `a restore that is ${outcome}`);
  demand((now === device.version) === (outcome === "saved"), `restoring is ${outcome}`);
  lesson.acknowledged.push(...writtenColumns.map((column) => before[column] ?? ""));
  Object.assign(device, await open(lesson));
}

async function demandBuyersReadTheLastVersion({ tx, lessonId, published }: Lesson): Promise<void> {
  const rows = await tx<
    { body: string }[]
  >`select body from public.lesson_contents where lesson_id = ${lessonId}`;
  const last = [...published.values()].at(-1);
  demand(
    rows[0]?.body === (last && `${last.preview}\n\n${last.paid_part}`),
    "buyers read something else than the last published version",
  );
}
