-- The readers first … last of pg_temp.seed, who cannot sign in. Runs with session_replication_role replica: no trigger
-- makes their profiles.
insert into auth.users (
  id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at,
  updated_at, confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
  phone_change, phone_change_token, reauthentication_token
)
select pg_temp.reader_id(number), 'authenticated', 'authenticated', 'reader-' || number || '@lectern.test', '', since,
  '{"provider": "email", "providers": ["email"]}', jsonb_build_object('display_name', pg_temp.reader_name(number)),
  since, since, '', '', '', '', '', '', '', ''
from pg_temp.seed, generate_series(first_reader + first, first_reader + last) as number,
  lateral (select now() - interval '5 years' as since) as joined;

insert into public.profiles (id, display_name, created_at, updated_at)
select pg_temp.reader_id(number), pg_temp.reader_name(number), since, since
from pg_temp.seed, generate_series(first_reader + first, first_reader + last) as number,
  lateral (select now() - interval '5 years' as since) as joined;

insert into private.buyer_names (user_id, document)
select pg_temp.reader_id(number), document
from pg_temp.seed, generate_series(first_reader + first, first_reader + last) as number
  join (
    -- As many names as there are, each once.
    select name, private.name_vector(private.shown_name(name)) as document
    from (select distinct pg_temp.reader_name(number) as name from generate_series(0, 26 * 17 - 1) as number) as names
  ) as named on named.name = pg_temp.reader_name(number);

insert into private.buyer_name_words (word, user_id)
select word, user_id
from pg_temp.seed, generate_series(first_reader + first, first_reader + last) as number
  join private.buyer_names on user_id = pg_temp.reader_id(number), unnest(tsvector_to_array(document)) as word;
