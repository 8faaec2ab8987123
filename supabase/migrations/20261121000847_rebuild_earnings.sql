-- The rollups of many purchases at once: those of a creator who changes the time zone.

create function private.roll_up_sales(creator_id uuid, purchase_ids uuid[] default null) returns void
-- A plan for any argument reads all sales of the creator and looks each up in the list.
language plpgsql set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  part record;
  sale public.purchases;
begin
  for part in
    select sales.lesson_id, sales.currency, abs(hashtext(sales.id::text) % 4) as shard, array_agg(change) as changes
    from public.purchases as sales, unnest(private.earnings_of(sales, 1)) as change
    where sales.creator_id = roll_up_sales.creator_id
      and (roll_up_sales.purchase_ids is null or sales.id = any (roll_up_sales.purchase_ids))
    group by 1, 2, 3 order by 1, 2, 3 loop
    sale.creator_id := roll_up_sales.creator_id;
    sale.lesson_id := part.lesson_id;
    sale.currency := part.currency;
    perform private.roll_up(sale, part.shard, part.changes);
  end loop;
end
$$;
comment on function private.roll_up_sales is
  'Adds what purchases of one creator contribute, all of them (null) or some, which are in no rollup yet.';

create function private.rebuild_earnings(creator_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.lock_all_earnings(creator_id);
  delete from public.earnings_rollups as rollup where rollup.creator_id = rebuild_earnings.creator_id;
  delete from public.lesson_sales as rollup using public.lessons as lesson
  where lesson.id = rollup.lesson_id and lesson.creator_id = rebuild_earnings.creator_id;
  perform private.roll_up_sales(creator_id);
end
$$;
comment on function private.rebuild_earnings is
  'Makes all rollups of a creator again from purchases and reversals. Payments to them wait meanwhile.';

create function private.move_time_zone(creator_id uuid, time_zone text, max_checkouts bigint default null)
returns text
language plpgsql set search_path = '' as $$
declare
  sales bigint;
begin
  select coalesce(sum(rollup.checkouts), 0) into sales from public.earnings_rollups as rollup
  where rollup.creator_id = move_time_zone.creator_id and rollup.scope_id = move_time_zone.creator_id
    and rollup.grain = 'month';
  if sales > max_checkouts then
    return 'time_zone_fixed';
  end if;
  perform private.lock_all_earnings(creator_id);
  update public.creator_settings as settings set time_zone = move_time_zone.time_zone
  where settings.creator_id = move_time_zone.creator_id;
  perform private.rebuild_earnings(creator_id);
  return null;
end
$$;
comment on function private.move_time_zone is
  'Counts a creator''s days in another time zone from now on, and all days so far. What a form may wait for is limited '
  '(time_zone_fixed): of more checkouts an operator does it, by SQL and without a limit, when few people buy.';

grant execute on function private.roll_up_sales, private.rebuild_earnings, private.move_time_zone to service_role;
