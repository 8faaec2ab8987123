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
  ('usd', 1), ('eur', 1.1), ('gbp', 1.3), ('chf', 1.2), ('cad', 0.72), ('aud', 0.65), ('nzd', 0.6),
  ('sek', 0.1), ('nok', 0.1), ('dkk', 0.15), ('isk', 0.008), ('pln', 0.27), ('czk', 0.046), ('huf', 0.0029),
  ('ron', 0.22), ('try', 0.025), ('ils', 0.28), ('aed', 0.27), ('sar', 0.27), ('bhd', 2.65), ('jod', 1.41),
  ('kwd', 3.25), ('omr', 2.6), ('tnd', 0.34), ('egp', 0.02), ('ghs', 0.09), ('ngn', 0.00065), ('kes', 0.0077),
  ('ugx', 0.00028), ('xaf', 0.0017), ('xof', 0.0017), ('zar', 0.056), ('inr', 0.0115), ('jpy', 0.0067),
  ('krw', 0.00072), ('cny', 0.14), ('hkd', 0.13), ('twd', 0.032), ('sgd', 0.77), ('myr', 0.23), ('thb', 0.03),
  ('php', 0.0175), ('idr', 0.00006), ('vnd', 0.00004), ('brl', 0.18), ('mxn', 0.054), ('clp', 0.00105),
  ('cop', 0.00025), ('pyg', 0.00014), ('lbp', 0.000011);

create function private.approximate_usd_cents(price numeric, currency text) returns integer
language sql stable strict parallel safe set search_path = '' as $$
  select least(round(price * 100 * coalesce(
    (select rates.usd from private.exchange_rates as rates where rates.currency = approximate_usd_cents.currency), 1
  )), 2147483647)::integer
$$;
comment on function private.approximate_usd_cents is
  'A price in US cents, approximately. A currency without a rate counts as US dollars.';

revoke all on private.exchange_rates from anon, authenticated, service_role;
