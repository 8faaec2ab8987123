-- Approximate exchange rates, for sorting and filtering by price across currencies.

create table private.exchange_rates (
  currency text not null,
  usd numeric not null,
  constraint exchange_rates_pkey primary key (currency),
  constraint exchange_rates_currency_form check (currency ~ '^[a-z]{3}$'),
  constraint exchange_rates_usd_positive check (usd > 0)
);
alter table private.exchange_rates enable row level security;

comment on table private.exchange_rates is
  'US dollars per unit of a currency, as of 2026. Never shown or charged: drift only moves a lesson by a few '
  'places. After changing a rate, run private.refresh_catalogue for the lessons of its currency.';

insert into private.exchange_rates (currency, usd) values
  ('usd', 1), ('aed', 0.27), ('afn', 0.015), ('all', 0.012), ('amd', 0.0026), ('ang', 0.56), ('aoa', 0.0011),
  ('ars', 0.0007), ('aud', 0.65), ('awg', 0.56), ('azn', 0.59), ('bam', 0.56), ('bbd', 0.5), ('bdt', 0.0082),
  ('bgn', 0.56), ('bhd', 2.65), ('bif', 0.00034), ('bmd', 1), ('bnd', 0.77), ('bob', 0.145), ('brl', 0.18),
  ('bsd', 1), ('bwp', 0.074), ('byn', 0.31), ('bzd', 0.5), ('cad', 0.72), ('cdf', 0.00042), ('chf', 1.2),
  ('clp', 0.00105), ('cny', 0.14), ('cop', 0.00025), ('crc', 0.002), ('cve', 0.01), ('czk', 0.046), ('djf', 0.0056),
  ('dkk', 0.15), ('dop', 0.016), ('dzd', 0.0077), ('egp', 0.02), ('etb', 0.0067), ('eur', 1.1), ('fjd', 0.44),
  ('fkp', 1.3), ('gbp', 1.3), ('gel', 0.37), ('gip', 1.3), ('gmd', 0.014), ('gnf', 0.000115), ('gtq', 0.13),
  ('gyd', 0.0048), ('hkd', 0.13), ('hnl', 0.038), ('htg', 0.0076), ('huf', 0.0029), ('idr', 0.00006), ('ils', 0.28),
  ('inr', 0.0115), ('isk', 0.008), ('jmd', 0.0062), ('jod', 1.41), ('jpy', 0.0067), ('kes', 0.0077), ('kgs', 0.0114),
  ('khr', 0.00025), ('kmf', 0.0022), ('krw', 0.00072), ('kwd', 3.25), ('kyd', 1.2), ('kzt', 0.0019),
  ('lak', 0.000046), ('lbp', 0.000011), ('lkr', 0.0033), ('lrd', 0.0055), ('lsl', 0.056), ('mad', 0.11),
  ('mdl', 0.059), ('mga', 0.00022), ('mkd', 0.018), ('mmk', 0.00048), ('mnt', 0.00028), ('mop', 0.125),
  ('mur', 0.022), ('mvr', 0.065), ('mwk', 0.00058), ('mxn', 0.054), ('myr', 0.23), ('mzn', 0.0157), ('nad', 0.056),
  ('ngn', 0.00065), ('nio', 0.027), ('nok', 0.1), ('npr', 0.0072), ('nzd', 0.6), ('omr', 2.6), ('pab', 1),
  ('pen', 0.28), ('pgk', 0.24), ('php', 0.0175), ('pkr', 0.0036), ('pln', 0.27), ('pyg', 0.00014), ('qar', 0.275),
  ('ron', 0.22), ('rsd', 0.0094), ('rub', 0.012), ('rwf', 0.0007), ('sar', 0.27), ('sbd', 0.12), ('scr', 0.07),
  ('sek', 0.1), ('sgd', 0.77), ('shp', 1.3), ('sle', 0.043), ('sos', 0.00175), ('srd', 0.026), ('std', 0.000045),
  ('szl', 0.056), ('thb', 0.03), ('tjs', 0.107), ('tnd', 0.34), ('top', 0.42), ('try', 0.025), ('ttd', 0.147),
  ('twd', 0.032), ('tzs', 0.0004), ('uah', 0.024), ('ugx', 0.00028), ('uyu', 0.025), ('uzs', 0.000083),
  ('vnd', 0.00004), ('vuv', 0.0083), ('wst', 0.36), ('xaf', 0.0017), ('xcd', 0.37), ('xcg', 0.56), ('xof', 0.0017),
  ('xpf', 0.0092), ('yer', 0.0042), ('zar', 0.056), ('zmw', 0.044);

create function private.approximate_usd_cents(price numeric, currency text) returns integer
language sql stable strict parallel safe set search_path = '' as $$
  select case when price = 0 then 0 else least(ceil(price * 100 * (
    select rates.usd from private.exchange_rates as rates where rates.currency = approximate_usd_cents.currency
  )), 2147483647)::integer end
$$;
comment on function private.approximate_usd_cents is
  'A price in US cents, approximately; never 0 for one that is not. Every currency that can be charged has a rate.';

revoke all on private.exchange_rates from anon, authenticated, service_role;
