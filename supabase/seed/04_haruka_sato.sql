-- The lessons of Haruka Sato.

insert into public.lessons (
  id, creator_id,
  slug, title,
  summary,
  subject, price, currency, status, cover_path, duration_minutes,
  published_at, created_at
)
values
  (
    'b0000000-0000-4000-8000-000000000301', 'c0000000-0000-4000-8000-000000000003',
    'dashi', 'Dashi',
    'Draw a clear, deep stock from kombu and katsuobushi in half an hour, and a second one from what is left. Temperatures, weights, and how to taste the moment to stop.',
    'cooking', 1800, 'jpy', 'published', '/covers/dashi.svg', 26,
    '2026-01-27 01:00:00+00', '2026-01-08 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000302', 'c0000000-0000-4000-8000-000000000003',
    'sharpen-a-kitchen-knife', 'Sharpen a kitchen knife on one stone',
    'Raise a burr, turn it, and take it away. With one 1000-grit stone and ten minutes a month you will cut a ripe tomato by weight alone, and stop buying new knives.',
    'craft', 22.00, 'eur', 'published', '/covers/sharpen-a-kitchen-knife.svg', 40,
    '2026-04-28 03:30:00+00', '2026-04-07 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000303', 'c0000000-0000-4000-8000-000000000003',
    'rice-every-time', 'Rice, every time',
    'Wash, soak, boil, rest: four verbs and two weights for short-grain rice that is glossy, separate and tender, in whatever pot you own.',
    'cooking', 4.00, 'usd', 'published', '/covers/rice-every-time.svg', 12,
    '2025-12-30 02:00:00+00', '2025-12-19 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000304', 'c0000000-0000-4000-8000-000000000003',
    'salt-by-weight', 'Salt by weight: quick pickles, brines and ferments that keep',
    'Stop salting by spoon. With a scale and one percentage you will make crisp cucumbers tonight, a juicy roast on Sunday, and sauerkraut that is sour, safe and loud by next month.',
    'cooking', 18.00, 'usd', 'published', '/covers/salt-by-weight.svg', 48,
    '2026-08-11 04:10:00+00', '2026-07-21 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000305', 'c0000000-0000-4000-8000-000000000003',
    'omelette-in-ninety-seconds', 'An omelette in ninety seconds',
    'Three eggs, one pan, a minute and a half. Learn the heat, the shake and the roll of a pale French omelette with a soft middle, and what each of your first six failures is telling you.',
    'cooking', 0.00, 'usd', 'published', '/covers/omelette-in-ninety-seconds.svg', 6,
    '2026-03-10 05:00:00+00', '2026-03-03 09:00:00+00'
  )
on conflict do nothing;

insert into public.lesson_contents (lesson_id, body)
values
  (
    'b0000000-0000-4000-8000-000000000301',
    $md$## Three ingredients

- 1 litre of soft water
- 10 g kombu (dried kelp)
- 20 g katsuobushi (shavings of dried, smoked bonito)

Weigh them. A "piece" of kombu and a "handful" of flakes are how stock becomes different every day. If your tap water leaves scale in the kettle, use a soft bottled water: hardness holds back the kelp.

Do not wash the kombu. The white bloom on it is largely mannitol, and it belongs in the pot. Wipe off sand if there is any; nothing more.

## First dashi

1. Put the kombu in the cold water and leave it for thirty minutes. Overnight in the refrigerator is better still.
2. Warm it slowly, so that it takes about ten minutes to reach 60 °C. Hold it near there for another ten. The water turns faintly gold and smells of the shore.
3. **Take the kombu out before the water simmers.** Boiled kelp gives slime and bitterness.
4. Bring the water to 90 °C: small bubbles at the edge. Turn off the heat.
5. Drop in the flakes all at once. Do not stir. They float, drink, and sink; it takes a minute, at most two.
6. Strain through a cloth. Let it drip. **Do not squeeze.** What you would gain is cloudy and tastes of iron.

You should have about 850 ml, the colour of weak tea, and clear enough to read through.

## Why two things and not one

Kombu is rich in glutamate, bonito in inosinate. Each tastes mild alone. Together they taste many times stronger than their sum, and no cooking technique can imitate that. For a kitchen without fish, soak four dried shiitake with the kombu in cold water: their guanylate plays the same part.

## Taste for the moment

Taste after the kombu, and again every thirty seconds after the flakes go in. First it is round, with no top. Then smoke arrives, and length. Then, suddenly, something sharp at the sides of the tongue: you are ten seconds too late. Remember that point. Next time, stop before it.

Add a few grains of salt to your tasting spoon. Unsalted stock hides from you.

## Second dashi

Put the used kombu and flakes into 500 ml of fresh water. Simmer gently for ten minutes, add 5 g of new flakes, turn off the heat, wait two minutes, and strain. This time you may press.

| Use | Which |
| --- | --- |
| clear soup, savoury custard | first |
| miso soup, simmered vegetables | second |
| noodle broth | half and half |

It keeps for three days in the refrigerator, or a month as ice. The scent goes first, so make the clear soup today.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000302',
    $md$## What sharp means

An edge is where two planes meet. Use rounds it over. Sharpening is only this: grind one plane until it meets the other again, and do not lose the angle on the way.

You need a 1000-grit water stone, a damp towel, water, and a double-bevelled kitchen knife. Soak the stone until no more bubbles rise, about ten minutes, unless its maker says that it needs only a splash.

## Find the angle

Fifteen degrees a side suits most Japanese-style kitchen knives; a softer European blade prefers eighteen to twenty. You need no protractor. Lay the knife on the stone and lift the spine:

| Width of blade | Lift for 15° | Lift for 20° |
| --- | --- | --- |
| 40 mm | 10 mm | 14 mm |
| 45 mm | 12 mm | 15 mm |
| 50 mm | 13 mm | 17 mm |

Ten millimetres is about the thickness of a little finger. Now colour the edge with a felt pen and make two strokes. If the ink goes only at the very edge, you are too steep; only above it, too flat; all of it, stay there. Lock your wrist. The arms move, the angle does not.

## Raise a burr

1. Put the stone on the towel, short end towards you, and wet it.
2. Two fingers of the free hand rest on the blade, close to the edge. They press where you want to grind.
3. Push away from you, edge first, with the weight of those fingers. Come back with none.
4. Work in three zones, heel, middle and tip, about twenty strokes each. Raise the handle slightly as you reach the curve.
5. Keep the grey mud. It does half of the cutting. Add water by drops.

Stop and draw your thumb **across the flat and off the edge**, never along it. On the far side you will feel a tiny hook: the burr. It means that the planes have met. Go on until you feel it from heel to tip, without a gap. This is the one step that beginners cut short.

## Turn it, then take it away

Grind the other side until the burr has moved back to the first. Then alternate: ten light strokes a side, five, three, one, each lighter than the last. Finally, draw the edge once through a cork or along the grain of soft wood.

A burr left in place feels sharp today and folds over tomorrow.

## Prove it

Rest the edge on a ripe tomato and draw it back without pressing. If it slides, look at the edge under a lamp: a sharp edge reflects nothing, and a dull spot shines. Grind there.

Rinse and dry the knife. Every third time, flatten the stone: draw a pencil grid on it and rub it on wet abrasive paper, on glass, until the grid is gone.

> Ten strokes a month are better than an hour a year.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000303',
    $md$## Two weights

For three people: **300 g of short-grain rice and 400 g of water.** That is one to one and a third, and it holds for any amount you are likely to cook at home.

Cups are the reason rice fails. Washed rice carries water with it, a different amount each time, and then you pour the full measure on top. So put the empty pot on the scale, and let the scale settle it.

## Wash

1. Put the rice in a bowl, pour in plenty of cold water, stir twice, and pour it away *at once*. The first water is the dirtiest, and dry rice drinks fast.
2. Make a loose claw of your hand and turn the damp rice twenty times. You are polishing, not crushing.
3. Fill, stir, pour off. Do this three times. The last water should be like thin milk, not like glass.
4. Drain in a sieve for five minutes.

## Soak

Set the pot on the scale and press zero. Add the rice, then water until the scale reads **700 g**. Whatever the wet grains already carry is now counted.

Leave it for thirty minutes in summer, an hour in winter. The grains turn from glassy to white. A dry core needs so long to cook that the outside goes to paste; soaking is how you cook the middle.

## Boil

Use a heavy pot with a lid that fits. Do not lift it: you can hear everything you need.

| Sound | What to do |
| --- | --- |
| silence, then murmuring | medium-high heat, about five minutes |
| rattling lid, steam in bursts | turn to the lowest heat; start ten minutes |
| quiet hiss | go on |
| faint crackling | the water is gone; off |

If ten minutes pass and it still bubbles, give it two more. If you like a crust, turn the heat up for the last thirty seconds.

## Rest

Take it off the heat and leave the lid on for ten minutes. The wet rice at the bottom and the dry rice at the top come to an agreement. Then open, wet a flat spoon, cut the rice into quarters, and turn each quarter over from below. You are letting steam out, not stirring.

## When it goes wrong

- **Hard in the middle:** it was not soaked, or the lid was lifted. Sprinkle on two spoons of hot water, cover, lowest heat for three minutes.
- **Sticky all through:** too little washing, or stirring while it cooked.
- **Wet on top:** the heat was too low to reach a real boil. Cover again and give it one strong minute.

Do not leave cooked rice in a warm room. Eat it, or cool it within an hour and keep it in the refrigerator for one day, no longer.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000304',
    $md$## Throw away the spoon

A teaspoon of fine salt weighs about six grams; a teaspoon of flakes may weigh three. The same recipe is then twice as salty, or half as safe. A gram is a gram. You need one scale, and one formula:

```text
salt = percentage × weight of everything that should become salty
```

*Everything* means food **and** water. For 600 g of cucumbers in 400 g of water at 3 %, the salt is 30 g, not 12.

| What | Salt | Time |
| --- | --- | --- |
| quick cucumber pickle | 2 % | 30 minutes |
| roast or chicken, dry | 1.2 % | a night, uncovered and cold |
| sauerkraut | 2 to 2.5 % | 3 to 4 weeks |
| whole cucumbers in brine | 3 to 3.5 % of the whole jar | 1 to 2 weeks |

## Tonight: cucumbers

Slice 400 g of cucumbers two millimetres thin, mix in 8 g of salt, put a plate and a weight on top. After half an hour they stand in their own water. Squeeze gently; eat with sesame. Salt drew out water, and the walls of the cells, now slack, are crisp in another way.

## Sunday: the roast

Salt the meat the evening before, on all sides, and leave it uncovered in the refrigerator. First it weeps, then it drinks the brine back. The proteins near the surface loosen and hold their water in the oven, and the skin dries, so that it browns.

This is seasoning. It does **not** preserve meat. Ham and sausage need curing salts and a proper recipe.

## Next month: sauerkraut

1. Shred a kilogram of cabbage and weigh it. Add 20 g of salt: salt without iodine if you can get it, for a clearer brine.
2. Knead for ten minutes, until liquid runs when you lift a handful.
3. Pack it into a clean jar, pressing out the air. **Everything stays under the liquid.** Weigh it down with a small jar or a leaf and a stone. If liquid is short, add 2 % brine.
4. Close the lid loosely and set the jar in a dish, at 18 to 22 °C.

Salt holds back what would rot the cabbage for the few days that lactic bacteria need to take over. Within a week it should fizz and smell clean and sour. From then on the acid is the guard: below pH 4.6, and usually near 3.5. A strip of test paper costs almost nothing.

## Reading the jar

- **Bubbles, cloudiness, a hiss:** as it should be.
- **A flat, white, wrinkled film:** yeast. Skim it off, and push the cabbage down.
- **Fuzz of any colour, pink cabbage, slime or a rotten smell:** throw it all away. Do not taste it.

Taste after three weeks. When you like it, close it and put it in the cold, where it goes on for months, slowly.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000305',
    $md$## Before the heat

Three eggs, two pinches of salt (about 1 g), 15 g of butter. A pan of 20 to 22 cm with sloping sides, one to which nothing sticks. A fork if the pan is steel, a rubber spatula if it is coated. A warm plate.

Beat the eggs with the salt until no string of white hangs from the fork, about thirty strokes. Stop before they foam. Salt them a quarter of an hour ahead if you have it: they set more tenderly.

## Ninety seconds

| Second | Do this |
| --- | --- |
| 0 | Butter into the pan over medium-high heat. |
| 20 | The foam dies down and nothing is brown yet. Pour in the eggs, all at once. |
| 22 | **Shake and stir together:** the pan slides back and forth, the fork makes small fast circles. |
| 50 | It looks like wet scrambled eggs, half liquid. Stop stirring. Smooth the top. |
| 55 | Off the heat. Count to ten. A thin skin forms underneath. |
| 65 | Tilt the pan away from you. Fold the near third over the middle. |
| 75 | Knock the handle with your fist, so that the far edge climbs the rim; fold it back. |
| 85 | Plate against the rim, and turn pan and plate over together. |

The seam lies underneath. The outside is pale yellow, without a spot of brown. The inside runs a little when you cut it; on the way to the table it goes on cooking.

## Why it is so fast

Egg begins to thicken at about 62 °C and is firm at 80 °C. All the tenderness is in between, and a thin layer of egg crosses that gap in seconds. Stirring makes many small curds instead of one large sheet. Slow heat would give you the same doneness and a drier egg, because water leaves all the while.

## The first six

They will be ugly. Here is what each one tells you.

- **Brown outside, raw inside:** the pan was too hot when the eggs went in. Wait for the foam to die down, but not for it to colour.
- **A flat pancake:** you stopped stirring too early.
- **Dry scramble that will not fold:** you stopped too late. Leave more liquid than seems right.
- **It sticks:** too little butter, or a scratched pan.
- **It tears in the fold:** no skin yet. Give it five seconds more.

For a filling, have it hot, no more than two spoonfuls, and lay it along the middle before the first fold. Cheese goes in cold.

Rub the finished roll with the last bit of butter on a fork. Then sit down. An omelette waits for nobody.
$md$
  )
on conflict do nothing;
