-- Rules about text that people write: names, language tags, and how long a text is.

create function private.is_name(name text) returns boolean
language sql immutable strict parallel safe as $$
  select name ~ ('[^\s\u0085\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f'
      || '\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3'
      || '\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]')
    and name !~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]'
$$;
comment on function private.is_name is
  'Whether a name can be seen and reads as it is written: not only spaces, default-ignorable characters (Unicode '
  'DerivedCoreProperties), fillers and the blank of braille; no control characters, line breaks or bidirectional '
  'embeddings, overrides and isolates. lib/format/names.ts says the same.';

create function private.is_language_tag(tag text) returns boolean
language sql immutable strict parallel safe as $$
  select tag ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$'
    and length(tag) <= 35
$$;
comment on function private.is_language_tag is
  'Whether this is a BCP 47 tag of language, script, region and variants in canonical case (RFC 5646, 2.1.1).';

create function private.is_subject(subject text) returns boolean
language sql immutable strict parallel safe as $$
  select subject in ('design', 'programming', 'music', 'photography', 'writing', 'cooking', 'languages', 'craft')
$$;
comment on function private.is_subject is
  'Whether the shop has this subject; lib/catalogue/search/params.ts lists the same.';

create function private.text_hash(source text) returns text
language sql immutable strict parallel safe as $$
  select encode(sha256(convert_to(source, 'UTF8')), 'hex')
$$;
comment on function private.text_hash is 'SHA-256 of the UTF-8 text in hexadecimal digits.';

create function private.unspaced_letters() returns text
language sql immutable parallel safe as $$
  select '[\u0e01-\u0e30\u0e32\u0e40-\u0e46\u0e50-\u0e59\u0e81-\u0eb0\u0eb2\u0ebd-\u0ec6\u0ed0-\u0edf\u0f20-\u0f33'
    || '\u0f40-\u0f6c\u1000-\u102a\u103f-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e'
    || '\u1090-\u1099\u1780-\u17b3\u17d7\u17dc\u17e0-\u17e9\u1950-\u1974\u1980-\u19ab\u19d0-\u19da\u1a20-\u1a54'
    || '\u1b05-\u1b33\u1b45-\u1b4c\u1b50-\u1b59\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096'
    || '\u309d-\u309f\u30a1-\u30fa\u30fc-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua984-\ua9b2\ua9d0-\ua9d9'
    || '\ua9e0-\ua9e4\ua9e7-\ua9fe\uaa60-\uaa76\uaa7a\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd]'
$$;
comment on function private.unspaced_letters is
  'Regular expression for a letter or digit of a script without spaces between words: Chinese, Japanese, Thai, Lao, '
  'Burmese, Khmer, Tibetan, Tai, Balinese, Javanese. Signs above and below letters are not counted: people count them '
  'with their letter.';

create function private.count_characters(source text) returns integer
language sql immutable strict parallel safe as $$
  select regexp_count(source, private.unspaced_letters())
$$;
comment on function private.count_characters is
  'Letters in scripts without spaces, of which a word has no known length.';

create function private.count_words(source text) returns integer
language sql immutable strict parallel safe as $$
  select regexp_count(regexp_replace(source, private.unspaced_letters(), ' ', 'g'), '\S*[[:alnum:]]\S*')
$$;
comment on function private.count_words is 'Words between spaces, without what count_characters counts.';

grant execute on function private.is_name, private.is_language_tag, private.is_subject
  to anon, authenticated, service_role;
