-- Under which keys a mistyped word finds the one that was meant.

create function private.deletions(word text, max_errors integer) returns text[]
language plpgsql immutable strict parallel safe as $$
declare
  keys text[] := array[word];
  once text;
begin
  for i in 1..char_length(word) loop
    exit when max_errors < 1;
    once := overlay(word placing '' from i for 1);
    keys := keys || once;
    for j in i..char_length(once) loop
      exit when max_errors < 2;
      keys := keys || overlay(once placing '' from j for 1);
    end loop;
  end loop;
  return keys;
end
$$;
comment on function private.deletions is 'The word without up to max_errors (at most two) of its letters.';

create function private.allowed_errors(word text) returns integer
language sql immutable strict parallel safe as $$
  select case when char_length(word) < 3 then 0 when char_length(word) < 6 then 1 else 2 end
$$;
comment on function private.allowed_errors is
  'Typing errors in a word: none in two letters, one in up to five, two in longer ones.';

create function private.spelling_keys(word text) returns text[]
language plpgsql immutable strict parallel safe as $$
declare
  keys text[] := private.deletions(left(word, 7), private.allowed_errors(word));
begin
  -- For words that are not typed to their end yet.
  for size in 4..least(char_length(word) - 1, 6) loop
    keys := keys || private.deletions(left(word, size), 1);
  end loop;
  return keys;
end
$$;
comment on function private.spelling_keys is
  'Under which keys a mistyped word finds this one: two words within n errors are equal after at most n deletions in '
  'each (the SymSpell algorithm with prefixes of seven letters, github.com/wolfgarbe/SymSpell). At most 47.';

-- No pending list, which every search would read.
create index search_words_spelling_idx on private.search_words using gin (private.spelling_keys(word))
  with (fastupdate = off);
