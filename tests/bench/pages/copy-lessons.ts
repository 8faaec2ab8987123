import type { Sql } from "postgres";

/**
 * Makes so many published lessons in a few seconds, copies of the seed's with texts of their own and the longest
 * preview, rendered. Without triggers, so they are not in the catalogue's search. @returns their paths
 */
export async function copyLessons(sql: Sql, howMany: number): Promise<string[]> {
  const rows = await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      create temporary table copies on commit drop as
      with origin as (
        select *, row_number() over (order by id) - 1 as place, count(*) over () as origins
        from public.lessons where status = 'published' and slug not like 'copy-%'
      )
      select gen_random_uuid() as copy_id, copy, origin.*
      from generate_series(0, ${howMany - 1}::integer) as copy
      join origin on origin.place = copy % origin.origins`;
    const longest = tx`
      select preview, content, renderer, md5(copy::text) || ' ' || md5('x' || copy) as words
      from public.lessons join public.lesson_renderings on lesson_id = id and part = 'preview'
      where content is not null order by char_length(preview) desc limit 1`;
    await tx`
      insert into public.lessons (id, creator_id, slug, title, summary, subject, language, price, currency, status,
        cover_path, duration_minutes, published_at, preview, outcomes, audience)
      select copy_id, creator_id, 'copy-' || copy, title || ' ' || copy, summary || ' ' || words, subject, language,
        price, currency, status, cover_path, duration_minutes, published_at - copy * interval '1 minute',
        long.preview || ' ' || words, outcomes, audience
      from copies, lateral (${longest}) as long`;
    await tx`
      insert into public.lesson_renderings (lesson_id, part, source_hash, renderer, content)
      select copy_id, 'preview', encode(sha256(convert_to(words, 'UTF8')), 'hex'), renderer,
        jsonb_set(content, '{html,0}', to_jsonb((content #>> '{html,0}') || '<p>' || words || '</p>'))
      from copies, lateral (${longest}) as long`;
    return tx<{ path: string }[]>`
      insert into public.lesson_slugs (slug, lesson_id) select 'copy-' || copy, copy_id from copies
      returning '/lessons/' || slug as path`;
  });
  await sql`vacuum analyze public.lessons, public.lesson_slugs, public.lesson_renderings`;
  return rows.map(({ path }) => path);
}
