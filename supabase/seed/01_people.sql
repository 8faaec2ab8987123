-- The people of the sandbox. Everybody signs in with the password lectern-demo, which anybody can read here:
-- a shop that takes real money is pushed without --include-seed.

insert into auth.users (
  id, aud, role, email, encrypted_password, email_confirmed_at,
  raw_app_meta_data, raw_user_meta_data, created_at, updated_at,
  confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
  phone_change, phone_change_token, reauthentication_token
)
select
  person.id::uuid, 'authenticated', 'authenticated', person.email,
  '$2a$10$2J8cHBAm/vOZBPohQhDIReSGIme7AQAnKuKCjOp5apDsE9BRkLRHS', person.joined_at::timestamptz,
  '{"provider": "email", "providers": ["email"]}', jsonb_build_object('display_name', person.name),
  person.joined_at::timestamptz, person.joined_at::timestamptz,
  '', '', '', '', '', '', '', ''
from (
  values
    ('a0000000-0000-4000-8000-000000000001', 'ada@lectern.test', 'Ada Okafor', '2026-09-14 17:40:00+00'),
    ('a0000000-0000-4000-8000-000000000002', 'tomas@lectern.test', 'Tomás Herrera', '2026-03-02 20:15:00+00'),
    ('a0000000-0000-4000-8000-000000000003', 'olive@lectern.test', 'Olive Brandt', '2025-10-01 07:00:00+00'),
    ('c0000000-0000-4000-8000-000000000001', 'ines@lectern.test', 'Ines Moreau', '2025-10-06 08:05:00+00'),
    ('c0000000-0000-4000-8000-000000000002', 'kwame@lectern.test', 'Kwame Asante', '2025-10-09 10:30:00+00'),
    ('c0000000-0000-4000-8000-000000000003', 'haruka@lectern.test', 'Haruka Sato', '2025-10-21 02:20:00+00'),
    ('c0000000-0000-4000-8000-000000000004', 'leila@lectern.test', 'Leila Haddad', '2025-11-03 15:45:00+00'),
    ('c0000000-0000-4000-8000-000000000005', 'piotr@lectern.test', 'Piotr Zieliński', '2025-11-12 18:10:00+00')
) as person (id, email, name, joined_at)
on conflict do nothing;

-- Supabase Auth looks people up by instance_id, a column that its lightweight stand-in does not have.
do $$
begin
  if exists (
    select from information_schema.columns
    where table_schema = 'auth' and table_name = 'users' and column_name = 'instance_id'
  ) then
    update auth.users
    set instance_id = '00000000-0000-0000-0000-000000000000'
    where instance_id is null and email like '%@lectern.test';
  end if;
end
$$;

insert into auth.identities (
  id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at
)
select
  id, id, 'email', id::text,
  jsonb_build_object('sub', id::text, 'email', email, 'email_verified', true, 'phone_verified', false),
  created_at, created_at, created_at
from auth.users
where email like '%@lectern.test' and id::text ~ '^[ac]0000000-0000-4000-8000-'
on conflict do nothing;

update public.profiles set role = 'operator' where id = 'a0000000-0000-4000-8000-000000000003';

insert into public.creators (id, slug, name, bio)
values
  (
    'c0000000-0000-4000-8000-000000000001', 'ines-moreau', 'Ines Moreau',
    'Typographer and bookbinder in Lyon. Twelve years of setting other people''s books, six of binding her own. She measures twice, then trusts her eye.'
  ),
  (
    'c0000000-0000-4000-8000-000000000002', 'kwame-asante', 'Kwame Asante',
    'Backend engineer in Accra who has kept payment systems awake, and been kept awake by them. He explains machines by opening them.'
  ),
  (
    'c0000000-0000-4000-8000-000000000003', 'haruka-sato', 'Haruka Sato',
    'Cook, formerly of a nine-seat counter in Kyoto. She teaches small things done exactly: rice, stock, salt, and the edge of a knife.'
  ),
  (
    'c0000000-0000-4000-8000-000000000004', 'leila-haddad', 'Leila Haddad',
    'Pianist and phonetician from Beirut, now in Marseille. She is interested in how ears learn, whether the subject is a fifth or a vowel.'
  ),
  (
    'c0000000-0000-4000-8000-000000000005', 'piotr-zielinski', 'Piotr Zieliński',
    'Newspaper photographer in Kraków turned essayist and editor. He still carries one camera, one lens, and a red pencil.'
  )
on conflict do nothing;

-- The operator of the sandbox needs no authenticator app until there is a factor; a real shop keeps the default, true.
update private.settings set operators_need_second_factor = false;
