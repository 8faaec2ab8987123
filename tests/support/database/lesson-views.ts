import type { Tx } from "./database.ts";
import type { Shop } from "./shop.ts";

/** Adds so many views of a lesson on a day, as record_lesson_views does on today's. */
export const addViews = (tx: Tx, { creator }: Shop, lessonId: string, day: string, views: number) => tx`
  insert into public.lesson_views as rollup (creator_id, scope_id, grain, period, views)
  select ${creator.id}, scope_id, grain, date_trunc(grain, ${day}::timestamp)::date, ${views}
  from unnest(${[creator.id, lessonId]}::uuid[]) as scope_id, unnest(array['day', 'month']) as grain
  on conflict on constraint lesson_views_pkey do update set views = rollup.views + excluded.views`;
