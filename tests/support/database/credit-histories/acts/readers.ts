import { asRole } from "../../database.ts";
import * as model from "../model/model.ts";
import { type Act, oneOf } from "../world.ts";

/** A creator gives a lesson away, or a price again. */
const changePrice: Act = async ({ tx, lessons, seen }, random) => {
  const lesson = oneOf(lessons.slice(0, 2), random);
  if (!lesson) return false;
  const number = lessons.indexOf(lesson);
  const isFree = seen.free.delete(number);
  if (!isFree) seen.free.add(number);
  await tx`update public.lessons set price = ${isFree ? (lesson.price / 100).toFixed(2) : "0"} where id = ${lesson.id}`;
  return true;
};

/** A lesson is opened and read, after which it cannot be undone. Who reads a free one keeps it. */
const read: Act = async ({ tx, shop, lessons, seen }, random) => {
  const number = Math.floor(random() * lessons.length);
  const lesson = lessons[number];
  if (!lesson || !model.isReadable(seen, number) || random() < 0.4) return false;
  await asRole(tx, shop.learner, async () => {
    await tx`insert into public.lesson_openings (user_id, lesson_id) values (${shop.learner.id}, ${lesson.id})
      on conflict do nothing`;
    await tx`select public.record_progress(${lesson.id}, fraction => 0.5)`;
  });
  seen.read.add(number);
  if (seen.free.has(number)) seen.kept.add(number);
  return true;
};

export const actsOfReaders: Act[] = [changePrice, read, read];
