-- What everybody may try of each lesson: its beginning as the preview, what one gets, and for whom it is.

update public.lessons set
  -- As many of the body's own sections as the table says; in the body each begins with a line "## …".
  -- Without marks of footnotes, whose texts stand at the body's end.
  preview = regexp_replace(
    array_to_string((string_to_array(body, E'\n## '))[1:trial.sections], E'\n## '), '\[\^[^]]+\]', '', 'g'
  ),
  outcomes = trial.outcomes,
  audience = trial.audience
from public.lesson_contents, (
  values
    (
      'kerning', 1, array[
        'see spacing as area, and not as distance',
        'name the five pairs that gape in almost every typeface',
        'space any word by eye in three passes',
        'know when to stop: an hour, a minute, or not at all'
      ],
      'For anyone who sets a headline, a logo or a sign. You need no software beyond the one you have, and no knowledge of type.'
    ),
    (
      'choose-a-type-scale', 1, array[
        'find the text size your readers need before you think of headings',
        'pick a ratio that fits the number of levels you have',
        'round a scale for the screen and write it as CSS',
        'give a reason for every size to whoever asks for “just a 20 here”'
      ],
      'For designers and front-end developers who have inherited eleven text sizes. You should know what rem means.'
    ),
    (
      'grids-that-forgive', 2, array[
        'work out a twelve-column grid and check it by adding up',
        'set type on a baseline that settles arguments about space',
        'decide beforehand what gives way: height, crop or scroll',
        'break the grid once, and only once'
      ],
      'For people who lay out pages with content that somebody else writes. Useful for print and screen alike; no tool is assumed.'
    ),
    (
      'sew-a-pamphlet', 2, array[
        'tell the grain of a sheet with two fingers',
        'fold and pierce a booklet so that the holes meet the spine',
        'sew the three-hole stitch and tie it with a knot that holds'
      ],
      'For beginners of any age who can hold a needle. Everything you need is in the first list, and most of it is in a drawer.'
    ),
    (
      'square-back-hardcover', 1, array[
        'derive every piece of a cover from three measurements',
        'cut board and cloth so that nothing warps',
        'turn in corners that are neither bare nor lumpy',
        'case in a text block in one movement, and press it with flour'
      ],
      'For binders who have sewn at least one text block and want to give it a hard cover at home. Allow an evening for the work and a night for drying.'
    ),
    (
      'colour-that-survives-greyscale', 1, array[
        'build a palette by lightness first, in OKLCH',
        'check the contrast of those pairs that touch',
        'give every coloured distinction a second carrier'
      ],
      'For anyone who chooses colours for charts, maps or interfaces. A little CSS helps, and is not required.'
    ),
    (
      'read-a-query-plan', 2, array[
        'read EXPLAIN ANALYZE from the inside out',
        'find the first line where the estimate left reality',
        'multiply by loops before you compare anything',
        'choose between an index, fresh statistics and another query'
      ],
      'For developers who write SQL and have one query that is too slow. The examples are PostgreSQL; you should know what a join and an index are.'
    ),
    (
      'git-from-the-inside', 1, array[
        'make a commit by hand out of a blob, a tree and a hash',
        'say what reset, rebase and commit really move',
        'rescue work that seemed lost with the reflog',
        'draw any Git command as circles and labels'
      ],
      'For everyone who uses Git daily and is a little afraid of it. You need a terminal; you need not remember any commands.'
    ),
    (
      'idempotency', 2, array[
        'choose a key that survives a crash between two tries',
        'store an effect and its memory in one transaction',
        'call a service that is not yours so that repeating is harmless',
        'answer all four kinds of repeated request'
      ],
      'For backend developers whose system talks to another over a network. The code is SQL for PostgreSQL, and short.'
    ),
    (
      'a-small-language', 2, array[
        'write a tokenizer that leaves bad input for the parser to point at',
        'write a Pratt parser that gets precedence and grouping right',
        'evaluate functions with closures, in two lines',
        'tell people the column of their mistake',
        'extend your language with minus, powers, let and if'
      ],
      'For programmers who have always wondered how languages work. You should be at ease with functions in any language; the code is TypeScript, without libraries.'
    ),
    (
      'an-incident-report-people-finish', 2, array[
        'write a first paragraph after which a stranger is correctly informed',
        'lay out a timeline in which every line has a source',
        'look for causes in the plural, and for roles instead of names',
        'agree on actions that have an owner, a date and a proof'
      ],
      'For people who are on call, and for those who lead them. Bring the notes of one bad night.'
    ),
    (
      'dashi', 1, array[
        'draw a clear first stock and a second one from what is left',
        'keep kelp and bonito at the temperatures they want',
        'taste the moment to stop, ten seconds before it is too late',
        'choose the right stock for soup, noodles and custard'
      ],
      'For cooks who own a scale and a thermometer. You need kombu and katsuobushi; there is a way for kitchens without fish.'
    ),
    (
      'sharpen-a-kitchen-knife', 2, array[
        'find and keep your knife’s angle without a protractor',
        'raise a burr from heel to tip and feel that it is there',
        'take the burr away, so that the edge lasts',
        'read a tomato and a lamp for what to mend'
      ],
      'For anyone with a dull kitchen knife and one 1000-grit stone. No experience needed; serrated and single-bevelled blades are left out.'
    ),
    (
      'rice-every-time', 1, array[
        'wash, soak, boil and rest short-grain rice by weight',
        'cook it in any heavy pot, by ear and with the lid on',
        'tell from a failed pot what to do next time'
      ],
      'For everyone who eats rice. You need a kitchen scale and a pot with a lid that fits.'
    ),
    (
      'salt-by-weight', 1, array[
        'work out salt for a pickle, a roast or a jar with one formula',
        'make crisp cucumbers tonight',
        'season a roast the evening before, and know what that does not do',
        'ferment cabbage safely, and read the jar'
      ],
      'For home cooks with a scale. No experience of fermenting is needed, only patience and a clean jar.'
    ),
    (
      'omelette-in-ninety-seconds', 1, array[
        'cook a pale rolled omelette with a soft middle',
        'read what each of your first six failures tells you',
        'fill it without tearing it'
      ],
      'For anyone with three eggs and a pan to which nothing sticks. Read it once before you light the stove: there is no time afterwards.'
    ),
    (
      'hear-the-circle-of-fifths', 1, array[
        'sing your way round the circle of fifths from any note',
        'name any key signature and its relative minor',
        'find the seven chords of a key under one finger',
        'say where the next chord of most songs will go'
      ],
      'For singers and players who know the names of the notes. You need your voice, and an instrument for the last part.'
    ),
    (
      'polyrhythm-at-the-kitchen-table', 2, array[
        'tap three against two, and listen to either hand',
        'tap four against three from a spoken phrase',
        'keep both steady while the clock changes sides'
      ],
      'For musicians of any instrument and for drummers of tables. You need no notation, and a clock that ticks.'
    ),
    (
      'why-every-piano-is-out-of-tune', 2, array[
        'explain in one line of arithmetic why no tuning closes the circle',
        'say what three historic tunings gain and what they pay',
        'count the beats of a fifth and hear those of a third',
        'set one octave by ear'
      ],
      'For pianists, guitarists and the curious. A little arithmetic; for the last part an instrument whose pitch you can change.'
    ),
    (
      'read-arabic-script-in-one-evening', 2, array[
        'tell 28 letters apart by their shape and dots',
        'know where a word joins and where it breaks',
        'sound out signs, names and simple words, from right to left',
        'recognise the article, also where its l melts away'
      ],
      'For complete beginners, before a journey or a course. You need pen and paper; no Arabic, and no linguistics.'
    ),
    (
      'sounds-first', 2, array[
        'describe any consonant by voice, place and manner',
        'describe any vowel by height, place and lips',
        'read the IPA chart as a map of your own mouth',
        'make one foreign sound that you never managed'
      ],
      'For learners and teachers of any language, and for singers. You need a mouth, and a room in which nobody minds.'
    ),
    (
      'exposure-without-a-meter', 1, array[
        'set a camera from one rule and five skies',
        'read the light from the shadow of your hand',
        'trade aperture for time by counting clicks',
        'know which way to be wrong, on film and digitally'
      ],
      'For photographers who can set aperture and time by hand. Any camera will do, with film or without.'
    ),
    (
      'window-light', 1, array[
        'place a face by its angle to the window, and watch the nose',
        'use distance to choose between drama and calm',
        'lift or deepen a shadow with a sheet of card',
        'take six portraits from one chair and one window'
      ],
      'For anyone with a camera, a patient friend and a window without direct sun. You should know how to set the exposure yourself.'
    ),
    (
      'develop-film-in-a-kitchen-sink', 1, array[
        'load a spiral reel in the dark without a crease',
        'take a film through four baths at the right time and temperature',
        'wash, dry and cut negatives that have no scratches',
        'read from the negative whether the light or the developing was at fault'
      ],
      'For photographers with one exposed roll of black-and-white film. You need a tank, three bottles, a thermometer and a room that is truly dark.'
    ),
    (
      'cut-a-draft-by-a-third', 2, array[
        'cut in five passes, from paragraphs to prepositions',
        'find the runway, the second example and the scaffolding',
        'turn padded verbs back into verbs',
        'keep the doubts that mean something'
      ],
      'For people who write reports, articles or applications and are over the limit. Bring a printed draft and a red pencil.'
    ),
    (
      'counting-cats-in-polish', 1, array[
        'choose between kot, koty and kotów after any number',
        'make the verb agree, and say why it is singular after five',
        'ask for apples, rolls and coffee in a market',
        'pay in złoty, złote and złotych'
      ],
      'For learners who can read Polish aloud and know a few nouns. No grammar is assumed beyond “one” and “many”.'
    ),
    (
      'three-against-two', 2, array[
        'say three against two in four words',
        'tap it with both hands, without counting',
        'hear it under a waltz that swings'
      ],
      'For anyone with two hands and a table. No notation; the film has captions, and the rhythm can be read as a table, too.'
    ),
    (
      'undo', 2, array[
        'build undo and redo from two stacks and forty lines',
        'write commands that know their opposite',
        'undo typing by the word, and not by the letter',
        'avoid the three mistakes that lose somebody’s work'
      ],
      'For programmers who build something that people edit. The code is TypeScript, without libraries; you should be at ease with closures.'
    )
) as trial (slug, sections, outcomes, audience)
where lessons.slug = trial.slug and lesson_contents.lesson_id = lessons.id and lessons.preview = '';
