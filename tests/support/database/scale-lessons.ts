import type { Tx } from "./database.ts";
import { createCreator } from "./shop.ts";

const words = ["kiln", "glaze", "clay", "wheel", "slip", "ash", "stoneware", "salt", "bisque", "cone"];
const paragraph =
  "Kiln firing goes slowly, twice. 陶器の釉薬と窯、土と火。เครื่องปั้นดินเผา ดินและไฟ صناعة الفخار بالطين والنار 🏺 ";

/**
 * Many published lessons of one creator: a few common words in all of them, and two words of its own in each. With
 * `paragraphs` of a preview in several scripts.
 */
export async function createScaleLessons(tx: Tx, count: number, { paragraphs = 0 } = {}) {
  const creator = await createCreator(tx, "Bernadette");
  // Without the triggers, which list them one by one.
  await tx`set local session_replication_role = replica`;
  await tx`
    insert into public.lessons
      (creator_id, slug, title, summary, subject, price, status, duration_minutes, published_at, updated_at)
    select ${creator.id}, 'pot-' || n, 'Pot' || n || ' of ' || (${words}::text[])[1 + n % 10],
      'Throw it, then glaze it: ' || translate(md5(n::text), '0123456789', 'ghijklmnop'), 'craft', 1 + n % 90,
      'published', 1 + n % 120, at, at
    from generate_series(1, ${count}::integer) as n,
      lateral (select '2020-01-01'::timestamptz + n * interval '1 hour' as at) as hours`;
  await tx`set local session_replication_role = default`;
  await tx`select private.refresh_catalogue(array(select id from public.lessons where creator_id = ${creator.id}))`;
  await tx`insert into private.lesson_titles select lesson_id, title from private.catalogue where creator_id = ${creator.id}`;
  // One text for all of them, and read once: the search reads documents.
  await tx`
    update private.catalogue set learners = minutes, document = document || long_text
    from private.search_vector(repeat(${paragraph}, ${paragraphs}::integer)) as long_text
    where creator_id = ${creator.id}`;
  await tx`analyze private.catalogue`;
  await tx`analyze private.search_words`;
  return creator;
}
