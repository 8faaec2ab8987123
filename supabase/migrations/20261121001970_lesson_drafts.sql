-- Drafts: what a creator writes, apart from what buyers read.

create table public.lesson_drafts (
  lesson_id uuid not null,
  creator_id uuid not null references public.creators (id) on delete cascade,
  version integer not null default 1,
  title text not null default '',
  slug text not null default '',
  summary text not null default '',
  subject text not null default '',
  language text not null default 'en',
  price numeric(19, 4),
  currency text not null default 'usd',
  price_minor bigint generated always as (private.to_minor(price, currency)) stored,
  duration_minutes integer,
  outcomes text[] not null default '{}',
  audience text not null default '',
  preview text not null default '',
  paid_part text not null default '',
  has_lesson boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint lesson_drafts_pkey primary key (lesson_id),
  constraint lesson_drafts_title_length check (char_length(title) <= 140),
  constraint lesson_drafts_title_is_name check (title = '' or private.is_name(title)),
  constraint lesson_drafts_slug_form check (
    slug = '' or (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120)
  ),
  constraint lesson_drafts_summary_length check (char_length(summary) <= 500),
  constraint lesson_drafts_subject_known check (subject = '' or private.is_subject(subject)),
  constraint lesson_drafts_language_form check (private.is_language_tag(language)),
  constraint lesson_drafts_price_chargeable check (price = 0 or private.is_chargeable(price, currency)),
  constraint lesson_drafts_currency_form check (currency ~ '^[a-z]{3}$'),
  constraint lesson_drafts_duration_positive check (duration_minutes between 1 and 6000),
  constraint lesson_drafts_outcomes_form check (
    outcomes = '{}'
    or (
      array_position(outcomes, null) is null and cardinality(outcomes) <= 5
      and array_to_string(outcomes, E'\x1f') ~ '^[^\n\x1f]{1,160}(\x1f[^\n\x1f]{1,160})*$'
    )
  ),
  constraint lesson_drafts_audience_length check (char_length(audience) <= 500),
  constraint lesson_drafts_preview_length check (char_length(preview) <= 20000),
  constraint lesson_drafts_paid_part_length check (char_length(paid_part) <= 200000),
  -- The limit of a body, less the two characters between the parts. Version 1 may repeat the preview in the paid part.
  constraint lesson_drafts_text_length check (
    version = 1 or char_length(preview) + char_length(paid_part) <= 199998
  )
);
alter table public.lesson_drafts enable row level security;
create index lesson_drafts_creator_id_idx on public.lesson_drafts
  (creator_id, has_lesson, updated_at desc, lesson_id desc);
create trigger explain_price before insert or update of price, currency on public.lesson_drafts
  for each row execute function private.explain_price();

create table public.lesson_draft_saves (
  lesson_id uuid not null references public.lesson_drafts (lesson_id) on delete cascade,
  version integer not null,
  save_key uuid not null,
  changes jsonb not null,
  previous jsonb not null,
  saved_at timestamptz not null default now(),
  constraint lesson_draft_saves_pkey primary key (lesson_id, version),
  constraint lesson_draft_saves_save_key_unique unique (lesson_id, save_key)
);
alter table public.lesson_draft_saves enable row level security;

create table public.refused_draft_saves (
  lesson_id uuid not null references public.lesson_drafts (lesson_id) on delete cascade,
  save_key uuid not null,
  typed jsonb not null,
  problem text,
  refused_at timestamptz not null default now(),
  constraint refused_draft_saves_pkey primary key (lesson_id, save_key),
  constraint refused_draft_saves_typed_size check (pg_column_size(typed) <= 2000000)
);
alter table public.refused_draft_saves enable row level security;

create table public.lesson_versions (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  number integer not null,
  content jsonb not null,
  published_at timestamptz not null default now(),
  constraint lesson_versions_pkey primary key (lesson_id, number)
);
alter table public.lesson_versions enable row level security;

comment on table public.lesson_drafts is
  'What a creator writes of a lesson. Buyers read lessons and lesson_contents, which publish_lesson alone writes from '
  'it. A draft may be incomplete, but what it accepts is never too long to be published.';
comment on column public.lesson_drafts.lesson_id is 'Of the lesson, which has a row from its first publication.';
comment on column public.lesson_drafts.version is 'Grows with each save. A save names the version that it changes.';
comment on column public.lesson_drafts.paid_part is
  'Markdown that follows the preview; the body that buyers read is both.';
comment on column public.lesson_drafts.has_lesson is
  'Whether there is a row of lessons. Read by the list of new drafts.';
comment on table public.lesson_draft_saves is
  'Append-only: what each save changed, so that everything that was once saved can be found again.';
comment on column public.lesson_draft_saves.save_key is
  'Of the client''s choice: a save that is repeated, because its answer was lost, has been made already.';
comment on column public.lesson_draft_saves.changes is 'New values by column of lesson_drafts.';
comment on column public.lesson_draft_saves.previous is 'The values that they replaced.';
comment on table public.refused_draft_saves is
  'What was typed and could not be saved, because another save came first or a value breaks a rule: its creator '
  'decides.';
comment on column public.refused_draft_saves.typed is 'As typed, by column of lesson_drafts.';
comment on column public.refused_draft_saves.problem is
  'The constraint that it breaks, or a sentence about the price; null where another save came first.';
comment on table public.lesson_versions is 'Append-only: every state that was published.';
comment on column public.lesson_versions.content is 'Values by column of lesson_drafts.';
