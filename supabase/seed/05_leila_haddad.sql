-- The lessons of Leila Haddad.

insert into public.lessons (
  id, creator_id,
  slug, title,
  summary,
  subject, price, currency, status, cover_path, duration_minutes,
  published_at, created_at
)
values
  (
    'b0000000-0000-4000-8000-000000000401', 'c0000000-0000-4000-8000-000000000004',
    'hear-the-circle-of-fifths', 'Hear the circle of fifths',
    'Learn the circle with your voice before your eyes: sing a fifth, stack twelve of them, and find any key signature, any relative minor and the next chord of most songs without a chart.',
    'music', 21.00, 'usd', 'published', '/covers/hear-the-circle-of-fifths.svg', 42,
    '2026-02-03 16:00:00+00', '2026-01-16 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000402', 'c0000000-0000-4000-8000-000000000004',
    'polyrhythm-at-the-kitchen-table', 'Three against two, four against three: polyrhythm at the kitchen table',
    'Tap two rhythms with two hands and hear them as one. Work from a grid to a spoken phrase to a steady groove, with nothing but a table and a slow clock.',
    'music', 11.00, 'eur', 'published', '/covers/polyrhythm-at-the-kitchen-table.svg', 20,
    '2026-05-05 15:20:00+00', '2026-04-21 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000403', 'c0000000-0000-4000-8000-000000000004',
    'why-every-piano-is-out-of-tune', 'Why every piano is a little out of tune',
    'Follow twelve pure fifths around the circle, meet the gap that no tuning can close, and learn to hear it: count the beats in a fifth and a third, and set one octave by ear.',
    'music', 17.00, 'usd', 'published', '/covers/why-every-piano-is-out-of-tune.svg', 36,
    '2026-09-01 14:00:00+00', '2026-08-10 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000404', 'c0000000-0000-4000-8000-000000000004',
    'read-arabic-script-in-one-evening', 'Read Arabic script in one evening',
    'Eighteen shapes, a handful of dots and one rule about joining. By bedtime you will sound out street signs, your own name and the word for tea, slowly and correctly.',
    'languages', 26.00, 'eur', 'published', '/covers/read-arabic-script-in-one-evening.svg', 75,
    '2026-04-14 17:30:00+00', '2026-03-19 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000405', 'c0000000-0000-4000-8000-000000000004',
    'sounds-first', 'Sounds first: the International Phonetic Alphabet for the mouth you already have',
    'Describe any consonant with three questions and any vowel with three more, read the chart as a map of your own mouth, and use it to make one foreign sound you have never managed.',
    'languages', 14.90, 'usd', 'published', '/covers/sounds-first.svg', 34,
    '2026-10-20 16:40:00+00', '2026-09-28 09:00:00+00'
  )
on conflict do nothing;

insert into public.lesson_contents (lesson_id, body)
values
  (
    'b0000000-0000-4000-8000-000000000401',
    $md$## Begin with the voice

Sing the opening of *Twinkle, Twinkle, Little Star*: the leap from the first *twinkle* to the second is a perfect fifth, seven semitones. Hum any note, think of that leap, land on the upper note. Now call *that* your first note and leap again. When it gets too high, drop an octave.

After twelve rungs of this ladder you are back where you began:

```text
C  G  D  A  E  B  F♯  D♭  A♭  E♭  B♭  F  (C)
```

Bend the ladder into a ring, C at twelve o'clock. That is the circle. Clockwise is up a fifth; anticlockwise is down a fifth, which is the same as up a fourth.

Learn it in fours: *C G D A · E B F♯ D♭ · A♭ E♭ B♭ F*. Sing it aloud while you walk, one name a step.

## Key signatures

Each step clockwise adds one sharp. Each step anticlockwise adds one flat.

| Key | Signature | Key | Signature |
| --- | --- | --- | --- |
| G | 1 sharp: F♯ | F | 1 flat: B♭ |
| D | 2: + C♯ | B♭ | 2: + E♭ |
| A | 3: + G♯ | E♭ | 3: + A♭ |
| E | 4: + D♯ | A♭ | 4: + D♭ |

The sharps themselves arrive in circle order, F C G D A E B, and the flats in exactly the reverse. The newest sharp is always the seventh note of its key: in D major, C♯.

The **relative minor**, with the same signature, lies three steps clockwise from its major. From C count G, D, A: A minor.

## A key is a neighbourhood

Put your finger on C and take one step to the left and five to the right: F C G D A E B. Those are the seven notes of C major, and its seven chords.

- F, **C**, G are major: the fourth, the home, the fifth
- D, A, E are minor
- B, at the far end, is diminished, and seldom visited

Slide your finger to any other note, and the same window gives you that key. This is transposition, with no arithmetic.

## Chords roll downhill

Play A minor, D minor, G, C. Each root falls a fifth, which is one step *anticlockwise*. This is the strongest motion in tonal music, since each chord leans into the next. Add a seventh to all but the last and it leans harder.

1. Play the chain in C: Am7, Dm7, G7, C.
2. Say each chord's position on the circle: three, two, one, home.
3. Do the same in G without writing anything down: Em7, Am7, D7, G.

> Play a song you know by ear and point at the circle as the chords change. You will find you are mostly walking to the house next door.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000402',
    $md$## One rhythm, two hands

Nobody counts two things at once. A good drummer hears **one** pattern that happens to be shared between two hands. So learn the shared pattern first, and let it come apart later.

## Three against two

Two and three both fit into six. Draw six boxes. The right hand plays three even beats, every second box; the left plays two, every third.

| | 1 | 2 | 3 | 4 | 5 | 6 |
| --- | --- | --- | --- | --- | --- | --- |
| right | ● | | ● | | ● | |
| left | ● | | | ● | | |
| heard | both | | right | left | right | |

Say *not dif-fi-cult*: NOT falls on one, *dif* on three, *fi* on four, *cult* on five. The rhythm is long, short, short, long.

1. Say it, in an even loop, until it bores you.
2. Tap it with one hand.
3. Give the syllables away: **both**, right, left, right.
4. Go on tapping, stop speaking, and listen to the left hand alone. It is plodding along in two. Then listen to the right: a waltz.

When your attention can move from one hand to the other without either hand noticing, you have it.

## Four against three

The grid is now twelve. The right hand plays four, every third box; the left plays three, every fourth.

| | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| right | ● | | | ● | | | ● | | | ● | | |
| left | ● | | | | ● | | | | ● | | | |

Six hits: 1, 4, 5, 7, 9, 10. Say *pass the bread and but-ter*. **Pass** is both hands, and is held; *the* hurries into *bread*; *bread* and *and* take their time; *but* hurries into *ter*, which is held again.

The hands go: both, right, left, right, left, right. After the first stroke they simply alternate. Only the timing is interesting.

## Slowly means slowly

- Use a clock that ticks once a second, or a metronome at 60.
- For three against two, let the tick be the left hand: two ticks a cycle.
- Then, and this is the real exercise, let the tick be the *right* hand: three ticks a cycle. The same pattern now feels tipped on its side.
- Speed up only while you could hold a conversation.

## Where you have heard it

Three against two fills the piano music of Brahms and Debussy, and it drives bell patterns across West Africa, where the two feelings are not a puzzle but the ground everybody dances on. Four against three is the theme of Chopin's *Fantaisie-Impromptu*, at twice the density: eight right-hand notes over six.

> If you get lost, do not stop. Play only the *one*, both hands together, until the rest comes back.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000403',
    $md$## What the ear calls pure

Two strings sound sweetest when their frequencies stand in a simple ratio. An octave is 2 : 1, a pure fifth 3 : 2, a pure major third 5 : 4. In such intervals some of their overtones coincide exactly. When they almost coincide, they quarrel, and you hear the sound swell and fade. That is a **beat**, and its speed is the difference of the two frequencies.

Beats are a tuner's only instrument.

## The gap

Go up twelve pure fifths from the lowest A on the keyboard. You pass through all twelve notes and arrive at an A again, the one that seven octaves also reach. Or do you?

```text
twelve fifths   (3/2)^12 = 129.746
seven octaves    2^7     = 128
```

They disagree by a ratio of 1.01364, or 23.46 cents: nearly a quarter of a semitone. It is called the Pythagorean comma. No power of three is ever a power of two, so no craftsman can close it. The only question is where to hide it.

## Where to hide it

| Tuning | Fifths | Major thirds | Price |
| --- | --- | --- | --- |
| Pythagorean | eleven pure, one unusable | most wide by 22 cents | one howling fifth |
| quarter-comma meantone | narrow by 5.4 cents | eight of them pure | far keys unplayable |
| equal temperament | narrow by 1.96 cents | wide by 13.7 cents | nothing pure but octaves |

Equal temperament gives each fifth one twelfth of the comma. You cannot hear two cents in a melody. But the thirds pay: 400 cents where the ear would like 386. Every key is equally usable and every key is slightly restless. We have grown up inside that restlessness and call it a piano.

## Count it

Take A below middle C at 220 Hz and the E above it, 329.63 Hz. The third overtone of A is 660.00; the second of E is 659.26. They beat 0.74 times a second: **three beats in four seconds**, slow as breathing.

Now A and the C♯ above it, 277.18 Hz. Five times 220 is 1100; four times 277.18 is 1108.7. Nearly nine beats a second, a shimmer.

## Tune one octave

1. Set A4 to the fork, 440. Tune A3 an octave below, with no beat at all.
2. Tune E4 to A3 pure, then lower it until you count three beats in four seconds.
3. Tune D4 as a fifth under A4: pure first, then raise D until it beats once a second.
4. Go on by fifths up and octaves down inside the octave A3 to A4, always making the fifth a little *narrow*.
5. Tune F3 and G3 as octaves below F4 and G4, and check with thirds. F3 to A3 should beat about seven times a second, G3 to B3 nearly eight, A3 to C♯4 nearly nine. **An even acceleration proves the octave**; a third that jumps shows you the guilty note.

Use a digital piano with adjustable pitch, or a guitar, if you have no tuning lever. On a real piano go no further than one string, and turn the lever less than you think.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000404',
    $md$## Four facts

- It runs from right to left.
- There are 28 letters and no capitals.
- Letters join, as in handwriting. Printing joins them too.
- Short vowels are usually not written. Long ones are.

## One rule about joining

A letter has a body and a tail. Followed by another letter, it loses the tail and reaches out to the left. Six letters never reach to the left, and the word simply breaks after them:

> ا د ذ ر ز و

So *dār*, house, is دار: three letters, not one joined to the next. And *bayt*, also house, is بيت: all joined.

## Families, told apart by dots

Learn the shape once, and then count dots.

| Letters | Sounds | Remember |
| --- | --- | --- |
| ب ت ث | b, t, *th* in think | a boat: one dot below, two above, three above |
| ن ي | n, y | at the start of a word they look like the boat too |
| ج ح خ | *j*, a breathed *ḥ*, *kh* as in Bach | a hook: dot inside, none, above |
| د ذ | d, *th* in this | a bent elbow |
| ر ز | r, z | a falling tail |
| س ش | s, sh | three small teeth |
| ص ض ط ظ | heavy *ṣ ḍ ṭ ẓ* | a loop: darken the vowel beside it |
| ع غ | *ʿayn*, *gh* | an open mouth |
| ف ق | f, q | a loop on a stem: one dot, two dots |
| ا ك ل م ه و | ā, k, l, m, h, w | one by one |

Long vowels are ا *ā*, و *ū* and ي *ī*. The last two also serve as *w* and *y*.

## First words

Cover the right column. Say each letter, from right to left, then say it quickly.

| Arabic | Letters | Word |
| --- | --- | --- |
| باب | b-ā-b | *bāb*, door |
| شاي | sh-ā-y | *shāy*, tea |
| سوق | s-ū-q | *sūq*, market |
| كتاب | k-t-ā-b | *kitāb*, book |
| سلام | s-l-ā-m | *salām*, peace |

In *kitāb* you had to supply the *i* yourself. Readers do this as you read *bldg* or *pls*: from knowing the word. Children's books and the Quran print small marks for short vowels; signs do not.

Notice *salām*: ل followed by ا is written as one slanting pair, لا. It is the only pair that must be.

## The article

*The* is الـ, *al-*, and it is glued on: الباب, *al-bāb*. Before fourteen letters made with the tip or blade of the tongue, the *l* melts into them: السوق is written *al-sūq* and said *as-sūq*. The grammarians call them sun letters, because *the sun*, الشمس, is one of the words that does it.

## Before bed

1. Write your name by sound, with long vowels for the stressed ones.
2. Write *bāb* and *bayt* ten times each, without lifting the pen inside a joined group.
3. Tomorrow, find a shop sign. Look for ال first. Then count dots.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000405',
    $md$## Spelling is gossip

English writes one sound as *f*, *ph* and *gh*, and five sounds as *ough*. The International Phonetic Alphabet has one sign for one sound. It is less a list to learn than a set of questions to ask your mouth.

## Three questions for a consonant

**1. Is the voice on?** Put a finger on your throat. Say *ssss*, then *zzzz*. The tongue has not moved; the buzzing is the only difference.

**2. Where is the passage narrowest?** Say *p, t, k* slowly. It moves backwards: lips, ridge behind the teeth, soft palate.

**3. How is it narrowed?** Closed and released (a stop), open through the nose (a nasal), a noisy slit (a fricative), barely narrowed (an approximant), or one quick touch (a tap).

| | Lips | Ridge | Soft palate |
| --- | --- | --- | --- |
| stop, voiceless | p | t | k |
| stop, voiced | b | d | ɡ |
| nasal | m | n | ŋ (si*ng*) |
| fricative, voiceless | ɸ | s | x (Ba*ch*) |

Now [x] is no mystery: it is *k* that leaks. Begin a *k*, and do not quite let the tongue touch. Some cells of the chart are sounds your language left out, and you have just made one.

Brackets tell you what is promised: [t] is a sound as spoken, /t/ a unit of one language. In most American mouths the /t/ of *water* is really [ɾ], a tap. It is also the *r* of Spanish *pero*, so many people who "cannot say it" say it every day.

## Three questions for a vowel

**1. How high is the tongue?** Say *see*, *say*, *sat*. The jaw drops.

**2. How far forward is its highest point?** Say *see*, then *Sue*. It slides back.

**3. Are the lips rounded?** For *see* they are spread, for *Sue* rounded.

English ties the last two together: front vowels are spread, back ones, when high, are rounded. Other languages untie them, and so can you.

## Make one new sound

1. Say a long [i], as in *see*. Hold it. Do not move the tongue.
2. Slowly round your lips, as if to whistle. Only the lips.
3. What you hear now is [y], the vowel of French *tu* and German *über*.
4. Go back and forth: [i], [y], [i], [y]. If it turns into *you*, the tongue has slid back. Begin again.

Do the same from the vowel of French *été*, [e], and you get [ø], as in *peu*.

## Use it tomorrow

When a sound defeats you, do not listen harder. Ask the questions. Voice? Place? Manner? Height? Front or back? Lips? Usually all the answers but one are already right, and that one is something you can *do*.

> An accent is not a bad ear. It is a tongue with excellent habits.
$md$
  )
on conflict do nothing;
