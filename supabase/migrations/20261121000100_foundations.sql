-- Foundations: the private schema, money, and the trigger for updated_at.

create schema private;
comment on schema private is 'Not exposed by the API: for the server and the database itself.';
grant usage on schema private to anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;

create function private.minor_digits(currency text) returns integer
language plpgsql immutable strict parallel safe set search_path = '' as $$
begin
  return case
    when currency in (
      'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
    ) then 0
    when currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 3
    else 2
  end;
end
$$;
comment on function private.minor_digits is
  'Decimals of Stripe''s minor unit (docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases"). '
  'Stripe counts ISK and UGX in hundredths, unlike ISO 4217.';

create function private.to_minor(amount numeric, currency text) returns bigint
language plpgsql immutable strict parallel safe set search_path = '' as $$
begin
  return round(amount * 10.0 ^ private.minor_digits(currency))::bigint;
end
$$;
comment on function private.to_minor is
  'Exact decimal to integer minor units: the form in which money leaves the database.';

create function private.from_minor(minor bigint, currency text) returns numeric
language sql immutable strict parallel safe as $$
  select minor / 10.0 ^ private.minor_digits(currency)
$$;
comment on function private.from_minor is
  'Integer minor units to exact decimal: the form in which money enters the database.';

create function private.money_step(currency text) returns numeric
language plpgsql immutable strict parallel safe set search_path = '' as $$
begin
  return case
    when currency in ('isk', 'ugx') or private.minor_digits(currency) = 0 then 1
    else 0.01
  end;
end
$$;
comment on function private.money_step is
  'The smallest amount that can be charged or split off: whole ISK and UGX, and tens of the minor unit of a '
  'three-decimal currency.';

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function private.touch_updated_at is 'Trigger: sets updated_at.';

grant execute on function private.minor_digits, private.to_minor, private.from_minor, private.money_step
  to anon, authenticated, service_role;
