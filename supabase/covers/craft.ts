import { type Cover, disc, half, ink, polygon, rect, ring, shape, stroke, times, turned } from "./draw.ts";

const { cream, sand, black, red, ochre, brown, navy, blue, sky, rust } = ink;

/** Sheets, boards and blades, seen from where the maker stands. */
export const craft: Record<string, Cover> = {
  "sew-a-pamphlet": {
    ground: brown,
    shapes: [
      times(5, (i) => [page(i, -1, i % 2 ? cream : sand), page(i, 1, i % 2 ? sand : cream)]).flat(),
      stroke("M600 230V560", 12, red),
      stroke("M600 395C520 420 500 480 420 470M600 395C660 420 700 520 790 500", 12, red, "round"),
      [230, 395, 560].map((y) => disc(600, y, 19, black)),
    ],
  },
  "square-back-hardcover": {
    ground: ochre,
    shapes: [
      shape("M150 60L1050 60L1140 150L1140 600L1050 690L150 690L60 600L60 150z", navy),
      rect(130, 130, 390, 490, cream),
      rect(680, 130, 390, 490, cream),
      rect(558, 130, 84, 490, red),
      half(325, 620, 195, -90, sky),
      half(875, 130, 195, 90, sky),
      half(325, 620, 98, -90, navy),
      half(875, 130, 98, 90, navy),
    ],
  },
  "sharpen-a-kitchen-knife": {
    ground: sky,
    shapes: [
      rect(0, 430, 1200, 320, blue),
      rect(120, 350, 880, 220, sand),
      rect(120, 460, 880, 110, brown),
      turned(-18, 600, 360, [
        shape("M70 330H800V450H330C210 450 120 410 70 330z", cream),
        shape("M70 330H800V372H110C95 360 82 346 70 330z", black),
        rect(800, 322, 380, 84, rust, 42),
        disc(900, 364, 13, cream),
        disc(1060, 364, 13, cream),
      ]),
      [40, 90, 140].map((radius) => ring(985, 640, radius, 14, sky)),
      disc(985, 640, 14, sky),
    ],
  },
};

/** The `leaf`-th page from the cover inwards, left (-1) or right (1) of the fold. */
function page(leaf: number, side: -1 | 1, colour: string) {
  const edge = 600 + side * (430 - leaf * 46);
  return polygon(
    [
      [600, 110 + leaf * 14],
      [edge, 40 + leaf * 24],
      [edge, 640 + leaf * 4],
      [600, 700 - leaf * 6],
    ],
    colour,
  );
}
