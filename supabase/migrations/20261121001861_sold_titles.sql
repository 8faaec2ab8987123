-- What of a purchase is searched: the title of its lesson, and that as it was sold.

create table private.lesson_titles (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  document tsvector not null,
  constraint lesson_titles_pkey primary key (lesson_id)
);
alter table private.lesson_titles enable row level security;
create index lesson_titles_document_idx on private.lesson_titles using gin (document) with (fastupdate = off);
comment on table private.lesson_titles is
  'The title of each lesson as it is searched, also of those that the catalogue does not have. Read by '
  'search_purchases.';

create function private.sync_lesson_title() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.lesson_titles (lesson_id, document) values (new.id, private.search_vector(new.title))
  on conflict (lesson_id) do update set document = excluded.document;
  return null;
end
$$;
comment on function private.sync_lesson_title is
  'Trigger on lessons: keeps lesson_titles. Security definer: nobody writes them themselves.';
create trigger sync_new_lesson_title after insert on public.lessons
  for each row execute function private.sync_lesson_title();
create trigger sync_lesson_title after update of title on public.lessons
  for each row when (old.title <> new.title) execute function private.sync_lesson_title();

create table private.sold_titles (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  title text not null,
  creator_id uuid not null references public.creators (id) on delete cascade,
  document tsvector not null,
  constraint sold_titles_pkey primary key (lesson_id, title)
);
alter table private.sold_titles enable row level security;
create index sold_titles_creator_id_idx on private.sold_titles (creator_id);
create index sold_titles_document_idx on private.sold_titles using gin (document);

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
  'The titles of each lesson''s checkouts: a few per lesson, so that words lead to lessons without reading the sales. '
  'Read by search_purchases, list_sales, sum_sales and get_sale_choices.';

revoke all on private.lesson_titles, private.sold_titles from anon, authenticated, service_role;
