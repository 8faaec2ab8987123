-- The lessons of Piotr Zieliński.

insert into public.lessons (
  id, creator_id,
  slug, title,
  summary,
  subject, price, currency, status, cover_path, duration_minutes,
  published_at, created_at
)
values
  (
    'b0000000-0000-4000-8000-000000000501', 'c0000000-0000-4000-8000-000000000005',
    'exposure-without-a-meter', 'Exposure without a meter',
    'Judge light by its shadows, set the camera from one rule and five skies, and be right within a stop. For a dead battery, an old camera, or the pleasure of knowing.',
    'photography', 13.00, 'usd', 'published', '/covers/exposure-without-a-meter.svg', 22,
    '2026-01-20 13:10:00+00', '2026-01-09 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000502', 'c0000000-0000-4000-8000-000000000005',
    'window-light', 'Window light',
    'Make a portrait with one window and one sheet of white card. Place the face by distance and angle, read the shadow of the nose, and know why two steps back changes everything.',
    'photography', 32.00, 'usd', 'published', '/covers/window-light.svg', 58,
    '2026-06-30 12:00:00+00', '2026-06-02 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000503', 'c0000000-0000-4000-8000-000000000005',
    'develop-film-in-a-kitchen-sink', 'Develop black-and-white film in a kitchen sink',
    'Process one roll of 35 mm film with a tank, three bottles and a thermometer: loading in the dark, time and temperature, agitation, and negatives that dry without a scratch.',
    'photography', 27.00, 'eur', 'archived', '/covers/develop-film-in-a-kitchen-sink.svg', 65,
    '2025-12-09 15:00:00+00', '2025-11-24 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000504', 'c0000000-0000-4000-8000-000000000005',
    'cut-a-draft-by-a-third', 'Cut a draft by a third',
    'Take nine hundred words to six hundred without losing a thought. Five passes with a red pencil, from whole paragraphs down to single prepositions, shown on a real page.',
    'writing', 8.00, 'usd', 'published', '/covers/cut-a-draft-by-a-third.svg', 18,
    '2026-07-28 11:25:00+00', '2026-07-10 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000505', 'c0000000-0000-4000-8000-000000000005',
    'counting-cats-in-polish', 'Counting cats in Polish',
    'One kot, two koty, five kotów: learn the rule that decides which form follows a number, why twelve and twenty-two disagree, and count anything in a Kraków market without freezing.',
    'languages', 12.50, 'usd', 'published', '/covers/counting-cats-in-polish.svg', 30,
    '2026-11-03 18:05:00+00', '2026-10-15 09:00:00+00'
  )
on conflict do nothing;

insert into public.lesson_contents (lesson_id, body)
values
  (
    'b0000000-0000-4000-8000-000000000501',
    $md$## One rule

In full sun, with the sun behind you, set the aperture to **f/16** and the shutter to **one over the film speed**. At ISO 100 that is 1/125 of a second, the nearest speed on the dial. At ISO 400, 1/500.

It works because the sun is the one lamp that never changes. From an hour or two after sunrise until the same before sunset, a clear sky delivers much the same light anywhere.

## Read the shadow

Clouds only take light away, and the shadow on the ground tells you how much. Hold out your hand and look at the edge of its shadow.

| Sky | Shadow of your hand | Aperture |
| --- | --- | --- |
| sun on snow or pale sand | hard, with light in it | f/22 |
| clear sun | hard edge | f/16 |
| thin haze | soft edge | f/11 |
| bright overcast | barely there | f/8 |
| heavy overcast | none | f/5.6 |
| open shade, clear sky; just after sunset | none | f/4 |

Each line is one stop: twice the light of the line below. Learn the middle four, and you can work for a summer.

## Trade stops

You seldom want f/16 itself. Every full stop you open doubles the light, so make the time half as long:

```text
1/125 f/16  =  1/250 f/11  =  1/500 f/8  =  1/1000 f/5.6
```

Move both rings by the same number of clicks in opposite directions. I set the aperture for the picture I want, and the other ring by counting.

## Look at the face, not the sky

The rule is for a subject lit from the front. When your subject is lit from the side, open one stop. From behind, with the face in its own shadow, open two. You are exposing for what matters and letting the rest go.

Indoors by night there is no sun to lean on, but rooms are more alike than they look. At ISO 400, a living room with its lamps on is about 1/30 at f/2.8; a bright shop or office is two stops more.

## Which way to be wrong

- **Negative film** forgives too much light. In doubt, open a stop.
- **Slides and digital** forgive too little. In doubt, close half a stop: a burnt-out cloud cannot be called back.

## Training

1. For one week, guess before you look at any meter. Say the number aloud: *"f/8 and 1/500 at 400."*
2. Write down guess and meter. You will find that you are consistently off in one direction, usually towards too bright indoors, for your eyes adapt and film does not.
3. Correct for yourself.

In the second week, leave the meter at home. Being right within a stop is enough for any negative, and it feels like knowing the time without a watch.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000502',
    $md$## One window

Choose a window without direct sun in it; one facing north will do all day in our half of the world. Turn off every lamp, since a bulb is orange beside daylight and adds a second shadow. Find a wall or a dark cloth to stand behind the sitter. That is the studio.

A window is a *large* lamp, and large is what makes light soft: each point of the face sees some of it around the corner. What counts is size **as seen from the face**. Come nearer and the same window grows larger and softer. Step back and it shrinks and hardens.

## Turn the face, watch the nose

Let the sitter turn slowly from the window, and watch only the shadow of the nose.

| Shadow of the nose | Where the window is | Feeling |
| --- | --- | --- |
| hardly any | in front, behind the camera | open, flat, kind to skin |
| small loop beside the nostril | 30 to 45° to the side | natural; begin here |
| joins the cheek, leaves a lit triangle under the far eye | about 60° | grave; Rembrandt's |
| splits the face in two | 90° | severe |

Then look at the eyes. Each should hold a small reflection of the window, high rather than low. If there is none, the sitter is too far back or is looking down. No other correction matters until this one is made.

## Why two steps change everything

Light falls off with distance, quickly near the source and slowly far from it. With a window a metre wide, going from one metre to two costs between one and two stops. Going from four to five costs about two thirds of one.

That gives you two portraits.

- **Close to the window:** the face is bright, the wall two metres behind it is dark. The near cheek is lighter than the far one. Drama.
- **Three metres into the room:** face, shoulders and wall get nearly the same. Calm, and enough evenness for two people.

You have not moved a lamp. You have moved a chair.

## The sheet of card

Stand a sheet of white card, half a metre or more, on the dark side, just outside the picture. It fills the shadow. At arm's length from the cheek it lifts it by about a stop; at twice that, you will hardly see it. A black cloth in the same place does the opposite, and draws the jaw.

Use one or the other, and only as much as the shadow needs. A portrait with no shadow has no nose.

## Make six

1. Chair one metre from the glass, face at 45°. No card.
2. The same, with card.
3. Turn to 60°.
4. Turn to 90°, with black cloth.
5. Chair at three metres, face at 45°.
6. Ask for a story, and put the camera down. Take the sixth in the middle of it.

Expose for the bright cheek. Keep the setting, and the shadows will tell the truth. Lay the six side by side: the first five are about light, and you will choose the last.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000503',
    $md$## On the counter

- a developing tank with a spiral reel
- developer, fixer, and a drop of wetting agent
- three bottles, a measuring jug, a thermometer
- scissors, a bottle opener, two pegs
- gloves, and an open window

Nothing that touches these liquids goes back to cooking. Label the jug.

## Loading, in the dark

Practise in daylight with a spoilt film until your hands are bored. Then go where you cannot see your hand after five minutes.

1. Lay out reel, column, tank, lid and scissors in a row, from left to right.
2. Open the cassette with the bottle opener. Cut the tongue off squarely and round the two corners; square ones catch.
3. Feed the end under the lugs, and walk it in by turning one half of the reel to and fro. **If it sticks, go back one turn.** Do not push: a creased film is marked for good.
4. Cut it from its spool. Reel on column, column in tank, lid on until it clicks.

Now you can put on the light.

## Four baths

For one roll in a tank of 300 ml: Ilford HP5 Plus exposed at 400, ID-11 diluted 1 + 1, all of it at **20 °C**.

| Bath | Time | Agitation |
| --- | --- | --- |
| developer | 13 min | first 10 s, then 10 s every minute |
| stop: water with a little stop bath | 30 s | throughout |
| rapid fixer, 1 + 4 | 4 min | as in the developer |
| wash | see below | see below |

To agitate is to turn the tank over and back, calmly, four times in ten seconds. Knock it once on the table afterwards, to send the bubbles up. Too much agitation gives harsh contrast, too little gives streaks. Whatever you do, do it the same way next time.

Warmth is speed: at 22 °C the developer wants about a sixth less time, and the tables that come with it say exactly. Keep the other baths within a degree or two of the first.

## Wash with little water

Fill the tank, invert it five times, pour it out. Fill again, ten times. Fill again, twenty times. Three tanks wash a film as well as half an hour under a running tap. Put a drop of wetting agent in a last bath and leave it for a minute. Do not shake.

## Dry

Hang it in the bathroom after someone has showered: damp air carries no dust. Peg one end high, and put a second peg at the bottom for weight. Do not wipe it. In three hours, cut it in strips of six.

## What to pour where

Used fixer carries silver, which must not go down the drain. Keep it in a marked bottle, use it again for as many films as its label allows, and then take it to the collection point for chemicals.

> Thin, pale negatives with pale edge numbers: developed too little. Pale pictures, but dark edge numbers: the light was too little, and that happened in the camera.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000504',
    $md$## Why a third

A tenth you can find by shaving adverbs, and the text reads as before. A third forces you to decide what the piece is about. Count the words now, write the target at the top, and print it. On paper you cannot fiddle.

Five passes, from large to small. Do not mix them: there is no use in polishing a sentence that will be gone by the evening.

## 1. The runway

Cover the first paragraph and read from the second. Does anyone miss it? We warm up in public. Try again with the next. My own articles used to begin on page two. Then cover the last paragraph; if it repeats what came before, the one above it is your ending.

## 2. The second example

You gave two because you were fond of both. One proves; the second suggests that you doubt the first. Keep the one with a person or an object in it.

## 3. The scaffolding

Strike every sentence that talks about the text rather than its subject: *as mentioned above, it is worth noting, this brings us to, before turning to*. They held up the wall while you were building. The wall stands now.

## 4. The padded verb

Look for a weak verb carrying a noun.

| Draft | Cut |
| --- | --- |
| made a decision to | decided to |
| is in possession of | has |
| there are many people who believe | many believe |
| gave consideration to | considered |
| was able to see | saw |

Here is where the words pile up: three for one, forty times a page.

## 5. The small change

Last, single words: *very, quite, really, rather, just, actually, in order*. The second of two adjectives. *That*, where the ear does not need it. Prepositions in a queue: *the opinion of the manager of the branch in the town* is *the town's branch manager's opinion*, or better, somebody's name.

## A page

Before, forty-seven words:

> It should be noted at the outset that, at the time when the fire began, there were a number of people who were present in the building, although none of them was, as far as we were able to establish, in the immediate vicinity of the kitchen.

After, fourteen:

> When the fire began there were people in the building, none near the kitchen.

*As far as we could establish* went out too. Should it have? If the fact is doubtful, put the doubt back: six words well spent. **Cut what says nothing, never what says how sure you are.**

## The last check

Read it aloud to someone. Where you run out of breath, cut. Where they look up, you have cut a step they needed: put it back. Then count. If you are still above your number, there is a paragraph you have been protecting since pass one. You know which.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000505',
    $md$## One cat, two cats, five of cats

In English a noun has two forms for counting. Polish uses three, and the number decides.

| Number | Form | Cat |
| --- | --- | --- |
| 1 | singular | jeden **kot** |
| 2, 3, 4 | plural | dwa, trzy, cztery **koty** |
| 5 and more | genitive plural | pięć, sześć, siedem **kotów** |

The genitive is the *of* form: *pięć kotów* is, word for word, "five of cats". It stands after *few* and *many* as well: *dużo kotów*, many cats. A large number behaves like an amount.

## Above twenty, look at the last digit

- Last **word** is two, three or four: plural. *22 koty, 34 koty, 103 koty.*
- Anything else: genitive plural. *25 kotów, 30 kotów, 100 kotów.*

Two catches:

1. **12, 13 and 14** take *kotów*. In Polish these are single words, *dwanaście, trzynaście, czternaście*, and no "two" is heard at their end. That is why twelve and twenty-two disagree: *dwanaście kotów*, but *dwadzieścia dwa koty*. The same goes for 112 and 213.
2. **21** takes *kotów*, not *kot*: *dwadzieścia jeden kotów*. Only one itself is singular.

## The verb joins in

*Dwa koty śpią.* Two cats sleep: plural verb, as you expect.

*Pięć kotów śpi.* Five cats sleep: **singular** verb. The amount sleeps. In the past it is neuter as well: *pięć kotów spało*.

## Gender touches only one and two

| | Masculine | Feminine | Neuter |
| --- | --- | --- | --- |
| 1 | jeden kot | jedna kawa | jedno piwo |
| 2 | dwa koty | **dwie** kawy | dwa piwa |
| 5 | pięć kotów | pięć kaw | pięć piw |

The genitive plural, roughly: masculine nouns add *-ów*; feminine and neuter nouns drop their vowel, *kawa, kaw*; and if that leaves a knot of consonants, an *e* slips in: *jabłko, jabłek* (apple), *bułka, bułek* (roll).

Groups of men, or of men and women, have forms of their own: *dwóch studentów*, two students. Leave them for another day. In a market you buy cats, apples and rolls.

## Money, all day long

- 1 **złoty**
- 2, 3, 4 **złote**; 22, 33, 44 **złote**
- 5 to 21 **złotych**; 25 to 31 **złotych**

## At the stall

Cover the right-hand side and answer aloud.

| You want | You say |
| --- | --- |
| 3 apples | trzy jabłka |
| 6 apples | sześć jabłek |
| 2 rolls | dwie bułki |
| 12 rolls | dwanaście bułek |
| 24 rolls | dwadzieścia cztery bułki |

Add *poproszę*, "I'd like", and you are a customer. After *poproszę* a single feminine noun changes its ending, *jedną kawę*, but all the plural forms above stay as they are.

> Polish children get this wrong until they are five or so. You are allowed one summer.
$md$
  )
on conflict do nothing;
