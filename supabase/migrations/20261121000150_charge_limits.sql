-- What Stripe charges in each currency: lib/format/currencies.ts has the same table, and a test compares them.

create function private.is_charge_currency(currency text) returns boolean
language sql immutable strict parallel safe as $$
  select currency ~ '^[a-z]{3}$' and position(currency in '
      usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf
      chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf
      idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop
      mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd
      scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg
      xof xpf yer zar zmw
    ') > 0
$$;
comment on function private.is_charge_currency is
  'Whether Stripe charges cards in it (docs.stripe.com/currencies#presentment-currencies).';

create function private.charge_minimum(currency text) returns bigint
language sql immutable strict parallel safe as $$
  select case
    when currency = 'gbp' then 30
    when currency in ('bgn', 'isk', 'ugx') then 100
    when currency in ('aed', 'myr', 'pln', 'ron') then 200
    when currency = 'dkk' then 250
    when currency in ('nok', 'sek') then 300
    when currency = 'hkd' then 400
    when currency in ('mxn', 'thb') then 1000
    when currency = 'czk' then 1500
    when currency = 'huf' then 17500
    else 50
  end::bigint
$$;
comment on function private.charge_minimum is
  'Stripe''s smallest charge in minor units (docs.stripe.com/currencies#minimum-charge-amount-by-currency), in a step '
  'that can be charged. Where it does not settle in the currency, Stripe also asks for the equivalent of the '
  'settlement currency''s minimum: that depends on account and day, and only Stripe checks it.';

create function private.charge_maximum(currency text) returns bigint
language sql immutable strict parallel safe as $$
  select case
    when currency = 'idr' then 999999999999
    when currency = 'lbp' then 99999999999
    when currency in ('cop', 'huf', 'jpy') then 9999999999
    when currency = 'inr' then 999999999
    when currency in ('isk', 'ugx') then 99999900
    when private.minor_digits(currency) = 3 then 99999990
    else 99999999
  end::bigint
$$;
comment on function private.charge_maximum is
  'Stripe''s largest charge in minor units (docs.stripe.com/currencies#maximum-charge-amounts): eight digits, more for '
  'IDR and INR, and by card for COP, HUF, JPY and LBP.';

create function private.is_chargeable(price numeric, currency text) returns boolean
language sql immutable strict parallel safe as $$
  select private.is_charge_currency(currency) and mod(price, private.money_step(currency)) = 0
    and private.to_minor(price, currency)
      between private.charge_minimum(currency) and private.charge_maximum(currency)
$$;
comment on function private.is_chargeable is 'Whether Stripe can charge exactly this price.';

create function private.price_problem(price numeric, currency text) returns text
language sql immutable strict parallel safe set search_path = '' as $$
  select case
    when price = 0 or private.is_chargeable(price, currency) then null
    when not private.is_charge_currency(currency) then format('Stripe does not charge in %s.', upper(currency))
    else format('A price in %s is 0, or from %s to %s in steps of %s: Stripe charges no other amounts.',
      upper(currency), round(private.from_minor(private.charge_minimum(currency), currency), digits),
      round(private.from_minor(private.charge_maximum(currency), currency), digits),
      round(private.money_step(currency), digits))
  end
  from private.minor_digits(currency) as digits
$$;
comment on function private.price_problem is 'Why a price cannot be charged, as a sentence for its creator; else null.';

create function private.explain_price() returns trigger
language plpgsql set search_path = '' as $$
declare
  problem text := private.price_problem(new.price, new.currency);
begin
  if problem is not null and new.currency ~ '^[a-z]{3}$' then
    raise exception '%', problem using errcode = 'check_violation', constraint = tg_table_name || '_price_chargeable',
      schema = tg_table_schema, table = tg_table_name;
  end if;
  return new;
end
$$;
comment on function private.explain_price is
  'Trigger: refuses what the table''s constraint about chargeable prices refuses, with Stripe''s limits in the '
  'message.';

grant execute on function private.is_charge_currency, private.charge_minimum, private.charge_maximum,
  private.is_chargeable, private.price_problem to anon, authenticated, service_role;
