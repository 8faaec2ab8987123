-- What keeps a buyer from buying a lesson, for money or for credits.

create function private.current_checkout(buyer_id uuid, lesson_id uuid) returns public.purchases
language plpgsql stable set search_path = '' as $$
declare
  known public.purchases;
begin
  select sale.* into known from public.purchases as sale
  where sale.user_id = buyer_id and sale.lesson_id = current_checkout.lesson_id
    and (sale.grants_access or sale.status in ('processing', 'review', 'pending'))
  order by sale.grants_access desc, sale.status in ('processing', 'review') desc limit 1;
  return known;
end
$$;
comment on function private.current_checkout is
  'The purchase that keeps the buyer from buying the lesson again, else the open checkout, else null.';

create function private.refuse_lesson(buyer_id uuid, lesson public.lessons, known public.purchases) returns text
language plpgsql stable set search_path = '' as $$
begin
  return case
    when known.grants_access or lesson.creator_id = buyer_id or exists (
      select from public.kept_lessons as kept where kept.user_id = buyer_id and kept.lesson_id = lesson.id
    ) then 'already_purchased'
    when known.status in ('processing', 'review') then 'processing'
    when lesson.status is distinct from 'published' then 'lesson_not_found'
  end;
end
$$;
comment on function private.refuse_lesson is
  'Why this buyer, whose current checkout is known, cannot buy the lesson, for money or credits; null when they can.';

grant execute on function private.current_checkout, private.refuse_lesson to service_role;
