-- What a lesson's page offers a member who cannot read it, in one read.

create function public.get_lesson_offer(
  buyer_id uuid, lesson_id uuid, related_ids uuid[], fee_percentage numeric, livemode boolean
) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return jsonb_build_object(
    'unfinished', (
      select jsonb_build_object(
        'startedAt', open.started_at, 'code', open.coupon_code, 'amountMinor', open.amount_minor
      )
      from private.get_resumable_checkout(
        get_lesson_offer.buyer_id, get_lesson_offer.lesson_id, get_lesson_offer.fee_percentage,
        get_lesson_offer.livemode
      ) as open
    ),
    'incoming', (
      select coalesce(jsonb_agg(entry order by number), '[]')
      from private.incoming_credits(get_lesson_offer.buyer_id) with ordinality as incoming (entry, number)
    ),
    'states', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'lessonId', known.lesson_id, 'state', known.state, 'finished', known.finished
      )), '[]')
      from public.list_lesson_states(
        get_lesson_offer.buyer_id, get_lesson_offer.related_ids, get_lesson_offer.fee_percentage,
        get_lesson_offer.livemode
      ) as known
    )
  );
end
$$;
comment on function public.get_lesson_offer is
  'Of a buyer and a lesson: unfinished as get_resumable_checkout, or null; incoming as get_credit_summary; and states '
  'of the related lessons as list_lesson_states.';

revoke execute on function public.get_lesson_offer from public, anon, authenticated;
grant execute on function public.get_lesson_offer to service_role;
