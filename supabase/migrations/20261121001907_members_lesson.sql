-- A lesson's page as a member sees it, in one read.

create function public.get_members_lesson(slug text) returns jsonb
-- Not sql: the plan, with the policies of all that it reads, is kept by the connection.
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select jsonb_build_object(
      'lesson', jsonb_build_object(
        'id', lesson.id, 'slug', lesson.slug, 'title', lesson.title, 'summary', lesson.summary,
        'subject', lesson.subject, 'language', lesson.language, 'priceMinor', lesson.price_minor,
        'currency', lesson.currency, 'durationMinutes', lesson.duration_minutes, 'coverPath', lesson.cover_path,
        'status', lesson.status, 'creatorId', lesson.creator_id,
        'creator', jsonb_build_object('name', creator.name, 'slug', creator.slug)
      ),
      'content', (
        select jsonb_build_object(
          'hasVideo', content.video_path is not null, 'captionsLabel', content.captions_label,
          'captionsLanguage',
          case when content.video_captions is not null then coalesce(content.captions_language, lesson.language) end
        ) from public.lesson_contents as content where content.lesson_id = lesson.id
      ),
      'rendering', (
        select jsonb_build_object('renderer', rendering.renderer, 'content', rendering.content)
        from public.lesson_renderings as rendering
        where rendering.lesson_id = lesson.id and rendering.part = 'body'
      ),
      'progress', (
        select jsonb_build_object(
          'section', progress.section, 'fraction', progress.fraction, 'furthest', progress.furthest,
          'videoSeconds', progress.video_seconds, 'videoFraction', progress.video_fraction,
          'finishedAt', progress.finished_at
        ) from public.lesson_progress as progress
        where progress.lesson_id = lesson.id and progress.user_id = (select auth.uid())
      ),
      'openedAt', (
        select opening.opened_at from public.lesson_openings as opening
        where opening.lesson_id = lesson.id and opening.user_id = (select auth.uid())
      ),
      'purchases', (
        select coalesce(jsonb_agg(sale.shown order by sale.purchase_date desc), '[]')
        from (
          select mine.purchase_date, jsonb_build_object(
            'id', mine.id, 'status', mine.status, 'paidWith', mine.paid_with, 'credits', mine.credits,
            'at', mine.created_at
          ) as shown
          from public.purchases as mine
          where mine.lesson_id = lesson.id and mine.user_id = (select auth.uid())
            and mine.status not in ('pending', 'cancelled', 'expired')
          order by mine.purchase_date desc limit 20
        ) as sale
      )
    )
    from public.lesson_slugs as known
      join public.lessons as lesson on lesson.id = known.lesson_id
      join public.creators as creator on creator.id = lesson.creator_id
    where known.slug = get_members_lesson.slug
  );
end
$$;
comment on function public.get_members_lesson is
  'The lesson with this slug, present or former, as row-level security shows it to the caller, else null: its card, '
  'what they may read of it (content and the rendering of its body, else null), their progress, first opening and '
  'newest purchases that came to a payment, at most 20.';

revoke execute on function public.get_members_lesson from public, anon, authenticated, service_role;
grant execute on function public.get_members_lesson to authenticated;
