import { randomUUID } from "node:crypto";
import { sql } from "./database.ts";
import { createCreator, type Person } from "./people.ts";

export type Lesson = { id: string; slug: string; title: string; secret: string };

type Fields = {
  creator?: Person;
  title?: string;
  price?: string;
  currency?: string;
  status?: "draft" | "published" | "archived";
};

/** A lesson that only this test knows. Its date puts it at the end of the catalogue, out of others' way. */
export async function createLesson(fields: Fields = {}): Promise<Lesson> {
  const {
    title = "Whistle with two fingers",
    price = "12.00",
    currency = "usd",
    status = "published",
  } = fields;
  const creator = fields.creator ?? (await createCreator());
  const id = randomUUID();
  const slug = `whistle-${id}`;
  const secret = `Curl the tongue back, and blow over it ${id.slice(0, 8)}.`;
  await sql`
    insert into public.lessons
      (id, creator_id, slug, title, summary, subject, price, currency, status, duration_minutes, published_at)
    values (${id}, ${creator.id}, ${slug}, ${title}, 'Loud enough for the other bank.', 'music', ${price},
      ${currency}, ${status}, 9, '2024-01-05T09:00:00Z')`;
  await sql`insert into public.lesson_contents (lesson_id, body) values (${id}, ${`## The fold\n\n${secret}`})`;
  return { id, slug, title, secret };
}

export const setStatus = (lesson: Lesson, status: "draft" | "published" | "archived") =>
  sql`update public.lessons set status = ${status} where id = ${lesson.id}`;

const parts = ["one", "two", "three", "four", "five"];

/** A free lesson that is some screens long: Part one to Part five. */
export async function createLongLesson(fields: Fields = {}): Promise<Lesson> {
  const lesson = await createLesson({ price: "0", ...fields });
  const words = "Curl the tongue back and blow over it, gently at first. ".repeat(24);
  const body = [lesson.secret, ...parts.map((part) => `## Part ${part}\n\n${words}\n\n${words}`)].join(
    "\n\n",
  );
  await sql`update public.lesson_contents set body = ${body} where lesson_id = ${lesson.id}`;
  return lesson;
}

/** How far this person is in the lesson, as the database has it. */
export async function progressOf(personId: string, lesson: Lesson) {
  const [row] = await sql<{ section: string; furthest: number; video_seconds: number; finished: boolean }[]>`
    select section, furthest, video_seconds, finished from public.lesson_progress
    where user_id = ${personId} and lesson_id = ${lesson.id}`;
  return row;
}
