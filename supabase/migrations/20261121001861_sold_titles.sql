-- What of a sale is searched: the title as it was sold.

create table private.sold_titles (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  title text not null,
  creator_id uuid not null references public.creators (id) on delete cascade,
  document tsvector not null,
  constraint sold_titles_pkey primary key (lesson_id, title)
);
alter table private.sold_titles enable row level security;
create index sold_titles_creator_id_idx on private.sold_titles (creator_id);

create function private.record_sold_title() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  sold_title constant text := new.metadata ->> 'title';
begin
  if sold_title is not null and not exists (
    select 1 from private.sold_titles as sold where sold.lesson_id = new.lesson_id and sold.title = sold_title
  ) then
    insert into private.sold_titles (lesson_id, title, creator_id, document)
    values (new.lesson_id, sold_title, new.creator_id, private.search_vector(sold_title))
    on conflict do nothing;
  end if;
  return null;
end
$$;
comment on function private.record_sold_title is
  'Trigger on purchases: each title that a lesson was sold by, once. Security definer: nobody writes sold_titles.';
create trigger record_sold_title after insert or update of metadata on public.purchases
  for each row when (new.kind = 'lesson') execute function private.record_sold_title();

comment on table private.sold_titles is
  'The titles of each lesson''s checkouts: a few per lesson, so that words lead to lessons without reading the sales.';

revoke all on private.sold_titles from anon, authenticated, service_role;
