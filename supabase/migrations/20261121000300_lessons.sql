-- Lessons: the public part, and, in a table of its own, the paid part.

create type public.lesson_status as enum ('draft', 'published', 'unpublished', 'archived');

create table public.lessons (
  id uuid primary key default gen_random_uuid(),
  creator_id uuid not null references public.creators (id) on delete restrict,
  slug text not null,
  title text not null,
  summary text not null,
  subject text not null,
  language text not null default 'en',
  price numeric(19, 4) not null,
  currency text not null default 'usd',
  price_minor bigint not null generated always as (private.to_minor(price, currency)) stored,
  status public.lesson_status not null default 'draft',
  cover_path text,
  duration_minutes integer not null,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint lessons_slug_unique unique (slug),
  constraint lessons_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
  constraint lessons_title_length check (char_length(title) between 1 and 140),
  constraint lessons_title_is_name check (private.is_name(title)),
  constraint lessons_language_form check (private.is_language_tag(language)),
  constraint lessons_summary_length check (char_length(summary) between 1 and 500),
  constraint lessons_subject_known check (private.is_subject(subject)),
  constraint lessons_currency_form check (currency ~ '^[a-z]{3}$'),
  constraint lessons_price_chargeable check (
    price = 0 or private.is_chargeable(price, currency)
  ),
  constraint lessons_duration_positive check (duration_minutes between 1 and 6000),
  constraint lessons_published_has_date check (
    status not in ('published', 'unpublished') or published_at is not null
  )
);
alter table public.lessons enable row level security;

create table public.lesson_contents (
  lesson_id uuid primary key references public.lessons (id) on delete cascade,
  body text not null,
  video_path text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint lesson_contents_body_length check (char_length(body) between 1 and 200000)
);
alter table public.lesson_contents enable row level security;

create index lessons_studio_idx on public.lessons (creator_id, status, updated_at desc, id desc);
create unique index lessons_owner_idx on public.lessons (id, creator_id);
create index lessons_newest_idx on public.lessons (published_at desc, id desc) include (slug, updated_at)
  where status = 'published';
create index lessons_free_idx on public.lessons (duration_minutes, id) where status = 'published' and price = 0;

create trigger explain_price before insert or update of price, currency on public.lessons
  for each row execute function private.explain_price();
create trigger touch_updated_at before update on public.lessons
  for each row execute function private.touch_updated_at();
create trigger touch_updated_at before update on public.lesson_contents
  for each row when (old.* is distinct from new.*) execute function private.touch_updated_at();

comment on table public.lessons is
  'The public part of a lesson. Lessons with purchases cannot be deleted: archive them.';
comment on table public.lesson_contents is 'The paid part of a lesson, in a table of its own for row-level security.';
comment on column public.lessons.language is
  'BCP 47 tag of the language in which title, summary, preview and body are written.';
comment on column public.lessons.price is 'In the currency''s unit, exact. 0 means free for every member.';
comment on constraint lessons_price_chargeable on public.lessons is
  'Free, or within Stripe''s limits of the currency and in a step that Stripe accepts.';

revoke all on public.lessons, public.lesson_contents from anon, authenticated, service_role;
grant select on public.lessons to anon, authenticated;
grant select on public.lesson_contents to authenticated;
grant select, insert, update, delete on public.lessons, public.lesson_contents to service_role;
-- Policies: see the migration about access, after purchases exist.
