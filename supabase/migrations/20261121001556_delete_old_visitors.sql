-- What is left of visitors when their day is over.

create function public.delete_old_visitors(max_rows integer default 10000) returns integer
language plpgsql set search_path = '' as $$
declare
  utc_day constant date := (now() at time zone 'utc')::date;
  deleted integer;
begin
  delete from private.visitor_salts where day < utc_day;
  delete from private.lesson_visitors where ctid = any (array(
    select ctid from private.lesson_visitors where day < utc_day limit max_rows
  ));
  get diagnostics deleted = row_count;
  return deleted;
end
$$;
comment on function public.delete_old_visitors is
  'For a job: deletes the salts of past days, and at most max_rows of their hashes, which say nothing without a salt. '
  'Returns how many hashes.';

revoke execute on function public.delete_old_visitors from public, anon, authenticated;
grant execute on function public.delete_old_visitors to service_role;
