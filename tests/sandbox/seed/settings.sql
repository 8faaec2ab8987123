-- What a run of the seed needs in its transaction; the values follow in pg_temp.seed.
create or replace function pg_temp.uniform(number bigint, stream integer) returns double precision language sql immutable
return (hashint8extended(number, stream) & ((1::bigint << 53) - 1)) / (1::bigint << 53)::double precision;

create or replace function pg_temp.reader_id(number bigint) returns uuid language sql immutable
return overlay(overlay(md5('reader-' || number) placing '4' from 13) placing '8' from 17)::uuid;

create or replace function pg_temp.reader_name(number bigint) returns text language sql immutable
return (array['Amara', 'Ben', 'Chiara', 'Dmitri', 'Elif', 'Farah', 'Goran', 'Hanna', 'Ivo', 'Jun', 'Kofi', 'Lena', 'Mateo',
    'Nadia', 'Oskar', 'Priya', 'Quinn', 'Rosa', 'Samir', 'Thea', 'Umar', 'Vera', 'Wanda', 'Ximena', 'Yusuf', 'Zoe'
  ])[1 + number % 26] || ' ' || (array['Adeyemi', 'Berg', 'Costa', 'Duarte', 'Eriksen', 'Fischer', 'Gallo', 'Horvat',
    'Ito', 'Jansen', 'Kaya', 'Lindqvist', 'Moreno', 'Novak', 'Okonkwo', 'Petit', 'Rahman'
  ])[1 + number / 26 % 17];

drop table if exists pg_temp.seed, pg_temp.lesson_slots;
create temporary table seed (
  creator_ids uuid[], fee_percentage numeric, receipts text, first_reader bigint not null default 0,
  first bigint not null default 0, last bigint not null default 0, skipped bigint not null default 0
);
