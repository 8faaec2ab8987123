-- What a creator decides about a lesson beside its text.

create function public.preview_publication(creator_id uuid, lesson_id uuid, fee_percentage numeric) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'version', draft.version,
    'missing', to_jsonb(private.missing_to_publish(draft)),
    'priceMinor', draft.price_minor,
    'feeMinor', private.to_minor(
      round(draft.price * percentage / 100 / step) * step, draft.currency
    ),
    'feePercentage', percentage,
    'currency', draft.currency,
    'isChanged', private.has_changes(draft),
    'status', (select lesson.status from public.lessons as lesson where lesson.id = draft.lesson_id),
    'publicSlug', (select lesson.slug from public.lessons as lesson where lesson.id = draft.lesson_id)
  )
  from public.lesson_drafts as draft, private.money_step(draft.currency) as step,
    private.creator_fee(draft.creator_id, preview_publication.fee_percentage) as percentage
  where draft.lesson_id = preview_publication.lesson_id and draft.creator_id = preview_publication.creator_id
$$;
comment on function public.preview_publication is
  'What would be published: what is missing, what a buyer pays and the fee in minor units, split as insert_checkout '
  'does.';

create function public.set_lesson_status(creator_id uuid, lesson_id uuid, wanted public.lesson_status) returns boolean
language plpgsql set search_path = '' as $$
begin
  if wanted = 'published' then
    raise exception 'publish_lesson publishes' using errcode = 'invalid_parameter_value';
  end if;
  if not private.lock_creator(creator_id) then
    return false;
  end if;
  update public.lessons as own set status = wanted
    where own.id = set_lesson_status.lesson_id and own.creator_id = set_lesson_status.creator_id
      and (wanted = 'archived' or own.published_at is not null);
  return found;
end
$$;
comment on function public.set_lesson_status is
  'Ends the selling of a lesson: unpublished, it is still seen; archived, by its buyers only, who read both. False: '
  'this creator has no such lesson or no account any more, or it was never published.';

revoke execute on function public.preview_publication, public.set_lesson_status from public, anon, authenticated;
grant execute on function public.preview_publication, public.set_lesson_status to service_role;
