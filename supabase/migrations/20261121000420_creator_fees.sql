-- The shop's part of a creator's sales, where an operator agreed on another one than the shop's.

create table private.creator_fee_changes (
  id bigint primary key generated always as identity,
  creator_id uuid not null references public.creators (id) on delete cascade,
  percentage numeric(5, 2),
  reason text not null,
  actor_id uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  constraint creator_fee_changes_percentage_range check (percentage between 0 and 100),
  constraint creator_fee_changes_reason_length check (char_length(btrim(reason)) between 1 and 500)
);
alter table private.creator_fee_changes enable row level security;
create index creator_fee_changes_creator_idx on private.creator_fee_changes (creator_id, id desc);
create index creator_fee_changes_actor_idx on private.creator_fee_changes (actor_id);

comment on table private.creator_fee_changes is 'Append-only: the newest row of a creator is in force.';
comment on column private.creator_fee_changes.percentage is 'Null: the shop''s own from then on.';

create function private.creator_fee(creator_id uuid, shop_percentage numeric) returns numeric
language plpgsql stable set search_path = '' as $$
begin
  return round(coalesce((
    select change.percentage from private.creator_fee_changes as change
    where change.creator_id = creator_fee.creator_id order by change.id desc limit 1
  ), shop_percentage), 2);
end
$$;
comment on function private.creator_fee is
  'The fee in force for a creator''s sales, in percent with two decimals. A purchase freezes it when its checkout '
  'begins.';

revoke all on private.creator_fee_changes from anon, authenticated, service_role;
revoke all on sequence private.creator_fee_changes_id_seq from anon, authenticated, service_role;
grant select, insert on private.creator_fee_changes to service_role;
grant execute on function private.creator_fee to service_role;
