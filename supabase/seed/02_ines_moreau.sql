-- The lessons of Ines Moreau.

insert into public.lessons (
  id, creator_id,
  slug, title,
  summary,
  subject, price, currency, status, cover_path, duration_minutes,
  published_at, created_at
)
values
  (
    'b0000000-0000-4000-8000-000000000101', 'c0000000-0000-4000-8000-000000000001',
    'kerning', 'Kerning',
    'See the space between letters as a shape, find the five pairs that ruin most headlines, and space any word by eye in three passes, upside down included.',
    'design', 12.00, 'usd', 'published', '/covers/kerning.svg', 24,
    '2025-12-02 09:00:00+00', '2025-11-18 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000102', 'c0000000-0000-4000-8000-000000000001',
    'choose-a-type-scale', 'Choose a type scale you can defend',
    'Pick one ratio, derive six sizes from it, round them for the screen, and give each a line height. You leave with a scale on half a page and a reason for every number.',
    'design', 19.00, 'usd', 'published', '/covers/choose-a-type-scale.svg', 38,
    '2026-02-17 08:30:00+00', '2026-01-29 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000103', 'c0000000-0000-4000-8000-000000000001',
    'grids-that-forgive', 'Grids that forgive: laying out pages when the content will not behave',
    'Build a twelve-column grid with a baseline, then break it on purpose. Long names, missing pictures and one enormous table will still land where the reader looks for them.',
    'design', 24.00, 'eur', 'published', '/covers/grids-that-forgive.svg', 52,
    '2026-06-09 07:45:00+00', '2026-05-12 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000104', 'c0000000-0000-4000-8000-000000000001',
    'sew-a-pamphlet', 'Sew a pamphlet in three holes',
    'Turn eight sheets, one needle and an arm of thread into a booklet that opens flat and outlives its staples. Folding with the grain, the three-hole stitch, and the knot that holds it.',
    'craft', 0.00, 'usd', 'published', '/covers/sew-a-pamphlet.svg', 14,
    '2026-01-13 10:00:00+00', '2026-01-05 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000105', 'c0000000-0000-4000-8000-000000000001',
    'square-back-hardcover', 'A square-back hardcover from one sheet of board, without a press',
    'Measure, cut and case in a cloth-covered hardcover around a sewn text block, using kitchen weights for a press. Every dimension follows from three you take with a ruler.',
    'craft', 39.00, 'eur', 'published', '/covers/square-back-hardcover.svg', 110,
    '2026-09-22 08:00:00+00', '2026-08-03 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000106', 'c0000000-0000-4000-8000-000000000001',
    'colour-that-survives-greyscale', 'Colour that survives greyscale',
    'Choose a palette by lightness first and hue second, so that charts, maps and buttons still work on a bad printer, in sunlight, and for the one man in twelve who sees red and green alike.',
    'design', 16.00, 'usd', 'draft', '/covers/colour-that-survives-greyscale.svg', 30,
    null, '2026-11-09 09:00:00+00'
  )
on conflict do nothing;

insert into public.lesson_contents (lesson_id, body)
values
  (
    'b0000000-0000-4000-8000-000000000101',
    $md$## Look at the holes

A word is a row of black shapes and, between them, a row of white ones. Readers never notice the white until one piece of it is larger than its neighbours. Then the word breaks: *AV ENUE*, *T oday*.

The white between two letters is not a distance. It is an area. Two straight stems (`H I`) set ten units apart look tighter than two rounds (`O O`) at the same ten, because the rounds curve away and let light in at the corners. Spacing by ruler is therefore always wrong; spacing by area is nearly always right.

Think of pouring sand between the letters. Every gap should take the same spoonful.

## The pairs that fail

Check these before anything else. They fail in almost every typeface at display size.

| Pair | Why it gapes | What to do |
| --- | --- | --- |
| AV, AW | two parallel slopes | overlap them generously |
| To, Te | the bar shelters a small letter | tuck the letter under |
| LT, LY | open corner meets open arm | tighten, but keep the corner open |
| P. and F, | empty space under the bowl | pull the point in |
| r n | nearly joins into *m* | open it a little |

## Three passes

1. **Set the straightest pair.** Find two stems side by side, such as *il* or *HI*. That gap is your standard. Everything else must look like it.
2. **Go in threes.** Cover the word with two cards so that only three letters show. Is the middle one in the middle? Move along one letter and ask again.
3. **Turn it over.** Rotate the page by half a turn. You can no longer read the word, so you can finally see it. Mend what jumps out, then turn it back.

Squint between passes. A well-spaced word goes to an even grey; a bad one shows stripes.

## When to stop

Kern a logo for an hour, a headline for a minute, body text never. The designer of a text face has already made thousands of these decisions for the size you read at. If running text looks uneven, check that kerning is switched on, and then choose another typeface.

> Tight is a style. Uneven is a mistake. Do not confuse them: a loosely spaced word may be perfectly kerned.

## Practice

Set *LAVATORY* in a bold sans at 120 points with kerning off. Give yourself five minutes and the three passes. Then turn kerning on, and compare: the gaps where you and the type designer disagree are your real lesson.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000102',
    $md$## Start from reading, not from headings

The size people read for ten minutes decides all the others. Set a paragraph of your real text in your real typeface and enlarge it until it is comfortable at arm's length. On a screen that is usually 17 to 20 pixels. Say it is 18.

Now the measure: a comfortable line holds 45 to 75 characters, spaces included. Count one. If it holds 90, make the column narrower, not the type larger.

## Choose one ratio

A scale is one number repeated. Multiply upwards for headings, divide once for captions.

| Ratio | Name in music | Character |
| --- | --- | --- |
| 1.2 | minor third | quiet: dashboards, manuals |
| 1.25 | major third | general use |
| 1.333 | perfect fourth | magazines, marketing pages |
| 1.5 | perfect fifth | posters; runs out of room on a phone |

Ask how many levels of heading you truly have. Four levels with a ratio of 1.5 end at 91 pixels: 18 × 1.5⁴. Many levels need a small ratio; two levels can afford a large one.

## Derive, then round

With 18 and 1.25 you get 14.4, 18, 22.5, 28.1, 35.2 and 43.9. Nobody can see a tenth of a pixel, and everybody has to remember these numbers, so round:

```css
:root {
  --text-small: 0.875rem; /* 14 */
  --text-body: 1.125rem; /* 18 */
  --text-lead: 1.375rem; /* 22 */
  --text-h3: 1.75rem; /* 28 */
  --text-h2: 2.25rem; /* 36 */
  --text-h1: 2.75rem; /* 44 */
}
```

Use `rem`, so that a reader who has enlarged the browser's default gets what they asked for.

## Give each size its own line height

Small type in long lines needs air to find the next line. Large type in short lines needs almost none.

- 14 and 18 px: 1.5 to 1.6
- 22 and 28 px: 1.3
- 36 and 44 px: 1.1 to 1.15

Letter spacing follows the same logic. Tighten the largest size by one or two hundredths of an em; leave the body alone.

## Defend it

Write one sentence for each number, on the page where the scale is documented. *Eighteen because our readers stay for ten minutes. 1.25 because we have four levels. No size between 18 and 22 because nobody could tell you which one it was.*

The next time someone asks for "just a 20 here", you will not need taste. You will need only to ask which of the two neighbours they meant, and why the difference between them is not already enough.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000103',
    $md$## Content is the client

A layout drawn around ideal content is a portrait of a day that never comes. The name will have thirty-one letters. The picture will be missing, or upright when you planned for wide. So gather the worst of everything first: longest title, shortest title, no image, three images, the table with eleven columns. Design with those on the desk.

## Twelve columns, by arithmetic

Take a page 1200 px wide inside its margins and a gutter of 24. Twelve columns have eleven gutters:

```text
column = (1200 - 11 × 24) / 12 = 78
span n = 78n + 24(n - 1)
```

So four columns are 384, six are 588 and eight are 792. Check that a pair adds up with its gutter: 792 + 24 + 384 = 1200. Twelve is useful because it divides by two, three, four and six. It is not a command to use twelve things.

| Span | Good for |
| --- | --- |
| 3 | labels, notes, a portrait |
| 4 | a card, a caption column |
| 6 | half: comparison |
| 7 or 8 | reading text |
| 12 | the table that ate the week |

## A baseline that earns its keep

Choose a unit, say 8 px. Make line heights and the space between blocks multiples of it: body text on 24, headings on 32 or 40, space between paragraphs 24. Columns side by side then share their baselines without anyone adjusting them, and every argument about "a bit more space" has only two possible answers.

## Where it may break

A grid forgives when you decide in advance what gives way.

1. **Height before width.** Let a long title take three lines rather than shrink. Align cards by their *first* line and let the bottoms be ragged.
2. **Crop before gap.** Fix the picture's ratio and crop to it. For a missing picture, keep the ratio and fill it with colour: an empty slot reads as a fault, a coloured one as a choice.
3. **Scroll before squeeze.** A table that does not fit scrolls sideways inside its own box. The page never does.
4. **Hang, do not push.** Numbers, quotation marks and icons go into the margin column, so that text keeps its edge.

## Break it once

One element a page may ignore the columns: a picture that bleeds off the edge, a quotation across the gutter. One is emphasis. Two is a second grid, and nobody will know which is true.

> Test: print the page, turn it over, hold it to the light. If you can still point to the left edge of the text, the grid is working.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000104',
    $md$## What lies on the table

- 8 sheets of A4 paper and one of heavier paper for the cover
- a needle, and linen or strong cotton thread
- an awl, or a second needle pushed into a cork
- a bone folder, or the back of a spoon
- a ruler, and two clothes pegs

Eight sheets folded once make sixteen leaves, which is thirty-two pages of A5. More than ten sheets will not lie flat: the inner ones creep out at the edge.

## Find the grain

Paper has a direction, as wood does. Bend a sheet gently without creasing it, first across its width, then across its length. It resists more one way. **The easy bend is along the grain**, and the grain should run parallel to the spine. Folded against it, paper cracks at the fold and the book will always try to close itself.

Most A4 paper is long grain, so folding it to A5 goes against the grain. For a practice book that is fine. For a gift, ask for short-grain paper or cut your A4 from larger sheets.

## Fold and pierce

1. Fold each sheet alone, corner to corner, and rub the fold once with the bone folder. Then nest them, and wrap the cover around.
2. Open at the middle and hold the stack with two pegs.
3. Measure the fold: 210 mm. Mark the centre at 105, and two points at 35 and 175.
4. Open the book to a right angle and pierce each mark from the inside, straight through the fold, so that the hole comes out on the crest of the spine.

## Sew

Cut thread two and a half times the height of the book: about 55 cm. No knot yet.

1. Start **inside**, at the centre. Go out, and leave a tail of 8 cm.
2. Go in at the top hole.
3. Inside, pass the centre by and go out at the bottom hole.
4. Come back in at the centre. Take care not to pierce the thread already there.

Now you have two ends inside, at the centre, and one long stitch running past them. Bring one end to each side of it. Pull along the spine, never straight up, or the thread cuts the paper like wire.

Tie right over left, then left over right, trapping the long stitch. That is a reef knot, and it will not slip. Trim to a centimetre.

## Finish

Close the book, rub the spine, and leave it under a heavy dictionary overnight. If the fore-edge bothers you, trim it with a sharp knife and three light strokes. I leave mine as it is: the little slope shows that somebody folded it.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000105',
    $md$## Three measurements

You have a sewn text block with endpapers attached and its spine glued and dry. Measure its height, its width from spine to fore-edge, and its thickness, pressed lightly by hand. Mine is 210 × 148 × 12 mm. The board is 2 mm thick.

| Piece | Rule | Mine |
| --- | --- | --- |
| 2 boards, height | block height + 6 | 216 |
| 2 boards, width | block width - 2 | 146 |
| spine strip, width | thickness + 2 boards | 16 |
| joint (gap on each side) | 7 mm for 2 mm board | 7 |
| cloth, height | board height + 30 | 246 |
| cloth, width | boards + joints + spine + 30 | 352 |

The six extra millimetres give a *square* of three at head and tail. The board is narrower than the page because it begins a little way in from the spine, where the cover hinges; it still reaches three millimetres past the fore-edge.

The grain of everything, board, paper and cloth, runs from head to tail. Cross it once and the cover will warp towards the disobedient piece.

## Cut

Score board with many light strokes against a steel ruler; never try to go through in one. Cut both boards and the spine strip from the same strip of board at one setting, so that their heights are identical. Identical matters more than exact.

## Make the case

1. Brush PVA on the wrong side of the cloth, thinly, from the middle outwards.
2. Lay down the left board, a 7 mm spacer, the spine strip, the spacer, the right board. Line up the heads against a ruler.
3. Turn it over and rub it down through clean paper.
4. Cut the cloth at 45° across each corner, **one and a half board thicknesses** away from it: 3 mm. Closer, and board shows at the tip. Further, and it is lumpy.
5. Turn in head and tail. Tuck the little ear at each corner with a fingernail. Turn in the sides.
6. Press the cloth into the joints with the edge of the bone folder.

## Case in

Let the case dry flat, then try the block in it dry. The squares should be even on three sides. Slip waxed paper behind the first endpaper, brush that endpaper with PVA from the spine out, take the paper away, and close the cover onto it *in one movement*. Do not open it to look. Turn the book over, and do the other side.

## Press

Lay a thin knitting needle along each joint, put a smooth board on top and six kilograms on that: cast-iron pans will do, or two bags of flour and a dictionary. Change the waxed sheets inside the covers after an hour, and wait overnight.

> Opened too early, a book remembers it for life.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000106',
    $md$## Light first, hue second

The eye finds edges by lightness. Hue tells you *which* thing; lightness tells you *that there is* a thing. So a palette that differs in hue alone falls apart on a cheap printer, in bright sun, and for readers who confuse red with green: among men of northern European descent, about one in twelve.

Equal numbers are not equal lightness. Full yellow and full blue have the same strength in a colour picker, yet the yellow is nearly white and the blue nearly black. Screens weigh their light roughly like this:

```text
luminance = 0.2126 R + 0.7152 G + 0.0722 B   (linear light)
```

Green does most of the work; blue hardly counts.

## Build a ladder

Use a colour space made for the eye, such as OKLCH: lightness, chroma, hue. Choose the rungs of lightness before you touch hue.

```css
--step-1: oklch(0.92 0.05 95);
--step-2: oklch(0.77 0.1 75);
--step-3: oklch(0.62 0.14 45);
--step-4: oklch(0.47 0.12 15);
--step-5: oklch(0.32 0.09 300);
```

Five rungs, fifteen points apart. The hue wanders from straw to plum, which makes neighbours easier to name, but take the hue away and the order remains.

## Check the pairs that meet

Contrast is a ratio between two luminances, from 1 to 21:

- text on its ground: at least 4.5
- large text, icons, the edge of a button: at least 3
- neighbouring areas in a map or chart: aim for 1.5, or put a thin light line between them

You need not check all pairs; check those that touch.

## Never colour alone

Give every coloured distinction a second carrier.

| Instead of | Add |
| --- | --- |
| a red and a green line | a label at the end of each line |
| a red field | a sentence that says what is wrong |
| coloured dots | two shapes, or filled and hollow |
| a heat map | the number in the cell |

## The test

1. Take a screenshot, remove its saturation, and hand it to someone who has not seen the page. Can they say which area is larger, which button is the main one, which line is theirs?
2. Print it in black and white on the worst printer in the building.
3. Look at your telephone outdoors at noon.

What fails, fails by lightness. Move a rung; leave the hue alone.
$md$
  )
on conflict do nothing;
