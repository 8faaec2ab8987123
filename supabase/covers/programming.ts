import { type Cover, disc, ink, polygon, rect, sector, shape, stroke, times } from "./draw.ts";

const { cream, black, red, pink, ochre, sky, blue, navy, teal } = ink;

/** Trees, tracks and brackets: the shapes that programs have before they have names. */
export const programming: Record<string, Cover> = {
  "read-a-query-plan": {
    ground: navy,
    shapes: [
      stroke("M230 140V345H500M500 345V590H790M230 345V590H420", 22, sky),
      disc(230, 140, 80, cream),
      disc(500, 345, 62, sky),
      disc(230, 345, 24, sky),
      rect(384, 530, 120, 120, cream),
      disc(860, 470, 230, red),
      disc(860, 470, 74, navy),
      times(12, (i) => sector(860, 470, 110, 190, i * 30 + 4, i * 30 + 20, ochre)),
    ],
  },
  "git-from-the-inside": {
    ground: teal,
    shapes: [
      stroke("M0 540H1200", 34, cream),
      stroke("M190 540C340 540 300 330 450 330H720C870 330 830 540 980 540", 34, ochre),
      stroke("M450 330C560 330 540 140 650 140H1200", 34, pink),
      [190, 440, 700, 980].flatMap((x) => [disc(x, 540, 58, cream), disc(x, 540, 30, teal)]),
      [450, 720].flatMap((x) => [disc(x, 330, 58, ochre), disc(x, 330, 30, teal)]),
      [disc(900, 140, 84, pink), disc(900, 140, 48, black)],
    ],
  },
  idempotency: {
    ground: ochre,
    shapes: [
      [black, ochre, red, ochre, cream, ochre, navy].map((colour, i) =>
        disc(150 + 450 - i * 62, 375, 450 - i * 62, colour),
      ),
      disc(150, 375, 60, cream),
    ],
  },
  undo: {
    ground: sky,
    shapes: [
      times(4, (i) => rect(150, 530 - i * 120, 380, 96, i === 3 ? red : navy, 8)),
      times(2, (i) => rect(670, 530 - i * 120, 380, 96, i === 1 ? ochre : cream, 8)),
      stroke("M530 130C720 40 860 120 860 330", 26, black),
      polygon(
        [
          [800, 322],
          [920, 322],
          [860, 396],
        ],
        black,
      ),
    ],
  },
  "a-small-language": {
    ground: blue,
    shapes: [
      bracket(90, 330, cream),
      bracket(300, 250, ochre),
      bracket(470, 160, pink),
      disc(600, 375, 62, red),
      shape("M600 60L640 100L600 140L560 100z", sky),
      shape("M600 610L640 650L600 690L560 650z", sky),
    ],
  },
};

/** A pair of round brackets about the middle of the sheet, `x` from its left edge. */
function bracket(x: number, reach: number, colour: string) {
  const arc = (from: number, bow: number) =>
    stroke(`M${from} ${375 - reach}Q${from - bow} 375 ${from} ${375 + reach}`, 54, colour);
  return [arc(x + 70, reach * 0.55), arc(1130 - x, -reach * 0.55)];
}
