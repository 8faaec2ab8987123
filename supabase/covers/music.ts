import { type Cover, disc, half, ink, polar, polygon, rect, ring, sector, stroke, times } from "./draw.ts";

const { cream, black, red, ochre, pink, rust, sky } = ink;

/** Wheels, beats and strings. */
export const music: Record<string, Cover> = {
  "hear-the-circle-of-fifths": {
    ground: ochre,
    shapes: [
      times(12, (i) =>
        sector(
          600,
          375,
          160,
          i < 7 ? 355 : 300,
          i * 30 - 148,
          i * 30 - 122,
          i < 7 ? (i === 1 ? red : black) : cream,
        ),
      ),
      disc(600, 375, 112, red),
      disc(600, 375, 46, cream),
    ],
  },
  "polyrhythm-at-the-kitchen-table": {
    ground: sky,
    shapes: [
      times(4, (i) => [
        half(150 + i * 300, 375, 150, -90, i % 2 ? ochre : red),
        half(150 + i * 300, 375, 66, -90, i % 2 ? red : ochre),
      ]).flat(),
      times(3, (i) => [
        half(200 + i * 400, 375, 200, 90, i % 2 ? cream : black),
        half(200 + i * 400, 375, 88, 90, i % 2 ? black : cream),
      ]).flat(),
    ],
  },
  "three-against-two": {
    ground: black,
    shapes: [
      ring(600, 375, 300, 20, sky),
      polygon([polar(600, 375, 300, -90), polar(600, 375, 300, 30), polar(600, 375, 300, 150)], sky),
      ring(600, 375, 150, 20, ochre),
      [-90, 30, 150].map((angle) => disc(...polar(600, 375, 300, angle), 62, cream)),
      [-90, 90].map((angle) => disc(...polar(600, 375, 150, angle), 46, angle < 0 ? red : ochre)),
    ],
  },
  "why-every-piano-is-out-of-tune": {
    ground: rust,
    shapes: [
      times(16, (i) => rect(i * 75, 0, 38, 520, pink)),
      times(14, (i) => rect(i * 88.4, 0, 38, 520, black)),
      times(8, (i) => rect(i * 150 + 4, 520, 142, 230, cream)),
      [1, 2, 4, 5, 6].map((i) => rect(i * 150 - 45, 520, 90, 130, black)),
      stroke("M0 520H1200", 16, red),
    ],
  },
};
