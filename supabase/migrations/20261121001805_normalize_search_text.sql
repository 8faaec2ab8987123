-- One normal form for what is searched and what is typed, in every script.

create function private.fold_letters(written text) returns text
language sql stable strict parallel safe set search_path = '' as $$
  select private.fold_digits(translate(
    -- After NFKD and before NFC: й, ў, ї, ѓ and ќ are letters of their own; other marks of these blocks are
    -- accents, tashkeel, niqqud, tatweel or the nukta.
    lower(extensions.unaccent('extensions.unaccent', normalize(regexp_replace(
      normalize(
        -- Signs that NFKD or unaccent would write as letters ("TM", "(C)"), and characters without a shape.
        regexp_replace(translate(written, '™℠®©℗♯', '     #'),
          '[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000\U000e0000-\U000e0fff]', '', 'g'),
        nfkd),
      '(?<![ИиУу])\u0306|(?<![Іі])\u0308|(?<![ГгКк])\u0301|[\u0300\u0302-\u0305\u0307\u0309-\u036f]|'
        '[\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]|'
        '[\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u093c\u1ab0-\u1aff\u1dc0-\u1dff]|'
        '[\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]', '', 'g'),
      nfc)) collate pg_catalog.pg_c_utf8),
    -- Final sigma; Arabic letters as Lucene's ArabicNormalizer and PersianNormalizer; katakana as hiragana.
    'ςٱىیکہةە'
      'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツ'
      'ヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨ'
      'ラリルレロヮワヰヱヲンヴヵヶ',
    'σاييكههه'
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつ'
      'づてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよ'
      'らりるれろゎわゐゑをんゔゕゖ'
  ))
$$;
comment on function private.fold_letters is
  'Lower case NFC without accents, tashkeel, niqqud and characters that are not seen. Marks that spell another word '
  '(of Thai, Hindi and kana, for instance) stay.';

create function private.join_words(folded text) returns text
language sql immutable strict parallel safe as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(folded collate pg_catalog.pg_c_utf8,
    '(?<![a-z''])(?:[cdjlmnst]|qu)''(?=[[:alnum:]])|(?<=[a-z])''[a-z](?![[:alnum:]])', '', 'g'),
    '(?<=[\u0400-\u05ff])["''](?=[\u0400-\u05ff])', '', 'g'),
    '(?<=[0-9]),(?=[0-9]{3}(?![0-9]))', '', 'g'),
    '(?<=[0-9]),(?=[0-9])', '.', 'g')
$$;
comment on function private.join_words is
  'Without what an apostrophe adds: "l''amour" is amour, "R''s" is r, "п''ять" is one word. "1,000" is 1000, '
  'and "3,5" is 3.5.';

create function private.space_unspaced(joined text) returns text
language sql immutable strict parallel safe as $$
  select regexp_replace(joined collate pg_catalog.pg_c_utf8,
    '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u0edc-\u0edf\u1000-\u103f\u1050-\u109d\u1100-\u11ff\u1780-\u17d3\u17d7'
      '\u17dc\u17dd\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u309a\u309d-\u309f'
      '\u30a1-\u30fa\u30fc-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c'
      '\ua9e0-\ua9fe\uaa60-\uaa7f\uac00-\ud7fb\uf900-\ufaff\U00020000-\U0003ffff]+', ' \& ', 'g')
$$;
comment on function private.space_unspaced is
  'With a space around each run of Thai, Lao, Burmese, Khmer, Han, kana and Hangul.';

create function private.normalize_search_text(written text) returns text
language sql stable strict parallel safe set search_path = '' as $$
  select btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(spaced collate pg_catalog.pg_c_utf8,
    -- Signs that carry meaning are marked, all others become spaces: c++, c#, .net, node.js, 3.5, °c, r&b, ci/cd.
    '(?<=[[:alnum:]][+#]{0,3})[+#](?![+#]*[[:alpha:]])|(?<=[[:alnum:]])[.](?=[[:alnum:]])|'
      '(?<![^[:space:]("''])[.](?=[[:alpha:]])|°(?=[[:alpha:]])|'
      '(?<=(?:^|[^[:alnum:]])[[:alnum:]]{1,2})[&/](?=[[:alnum:]]{1,2}(?:$|[^[:alnum:]]))', chr(57344) || '\&', 'g'),
    '(?<!\ue000)[[:punct:][:cntrl:]]', ' ', 'g'),
    '\ue000', '', 'g'),
    '[[:space:]]+|(?<=[+#])(?=[[:alnum:]])|(?<=[0-9])(?=°)', ' ', 'g'))
  from private.fold_letters(translate(written, '’‘ʼʻ`´′׳״”“„', repeat('''', 8) || '""""')) as folded,
    private.join_words(folded) as joined,
    private.space_unspaced(joined) as spaced
$$;
comment on function private.normalize_search_text is
  'Words separated by single spaces: folded letters, digits and marks, with signs only where they carry meaning. A run '
  'of a script without spaces is a word. No quotes and no backslashes, so that a quoted word is no tsquery syntax.';
