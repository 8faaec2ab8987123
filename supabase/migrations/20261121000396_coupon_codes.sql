-- Codes that people type: what is shown, and the key by which one is found.

create function private.fold_digits(written text) returns text
language sql immutable strict parallel safe as $$
  select translate(written,
    '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'
      '०१२३४५६७८९০১২৩৪৫৬৭৮৯'
      '๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙'
      '០១២៣៤៥៦៧៨៩၀၁၂၃၄၅၆၇၈၉',
    repeat('0123456789', 8))
$$;
comment on function private.fold_digits is
  'With Latin digits for Arabic, Persian, Hindi, Bengali, Thai, Lao, Khmer and Burmese ones.';

create function private.coupon_key(code text) returns text
language sql immutable strict parallel safe as $$
  select lower(upper(regexp_replace(private.fold_digits(normalize(code, nfkc)),
    '[\s\u0085\u00a0\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]', '', 'g')
    collate pg_catalog.pg_c_utf8))
$$;
comment on function private.coupon_key is
  'NFKC with Latin digits, without case, spaces and characters that are not seen: a code is the same however it was '
  'typed or pasted.';

create function private.is_coupon_code(code text) returns boolean
language sql immutable strict parallel safe as $$
  select private.is_name(code) and code = btrim(code) and char_length(code) <= 40
    and char_length(private.coupon_key(code)) between 3 and 40
$$;
comment on function private.is_coupon_code is
  'Whether people can read, say and type this code, in any script: 3 letters or more, 40 characters at most.';

grant execute on function private.fold_digits, private.coupon_key, private.is_coupon_code to service_role;
