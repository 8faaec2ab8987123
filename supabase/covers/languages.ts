import { type Cover, disc, half, ink, inside, polygon, rect, shape } from "./draw.ts";

const { blush, cream, black, red, rust, pink, ochre, navy, teal } = ink;

/** Strokes, mouths and voices that overlap. */
export const languages: Record<string, Cover> = {
  "read-arabic-script-in-one-evening": {
    ground: navy,
    shapes: [
      boat(600, 190, 500, cream),
      boat(600, 190, 355, ochre),
      boat(600, 190, 210, pink),
      diamond(600, 112),
      diamond(548, 190),
      diamond(652, 190),
      diamond(185, 620),
      diamond(1015, 620),
    ],
  },
  "sounds-first": {
    ground: pink,
    shapes: [
      disc(600, 375, 560, blush),
      disc(600, 375, 450, cream),
      shape(
        "M130 365C290 250 440 120 600 205C760 120 910 250 1070 365C920 560 760 655 600 655C440 655 280 560 130 365z",
        red,
      ),
      shape("M130 365C440 300 760 300 1070 365C920 560 760 655 600 655C440 655 280 560 130 365z", rust),
      inside("mouth", lens(600, 375, 350, 75, black), [
        rect(200, 200, 800, 400, black),
        rect(200, 260, 800, 108, cream),
        half(600, 500, 190, -90, pink),
      ]),
    ],
  },
  "counting-cats-in-polish": {
    ground: teal,
    shapes: [
      cat(245, 440, 190, black, ochre),
      [cat(570, 290, 105, ochre, teal), cat(570, 590, 105, cream, teal)],
      cat(815, 185, 82, red, teal),
      cat(1075, 185, 82, pink, teal),
      cat(945, 395, 82, cream, teal),
      cat(815, 605, 82, pink, teal),
      cat(1075, 605, 82, red, teal),
    ],
  },
};

function boat(x: number, y: number, radius: number, colour: string) {
  return shape(
    `M${x - radius} ${y}A${radius} ${radius} 0 0 0 ${x + radius} ${y}H${x + radius - 48}A${radius - 48} ${radius * 0.62} 0 0 1 ${x - radius + 48} ${y}z`,
    colour,
  );
}

function diamond(x: number, y: number) {
  return polygon(
    [
      [x, y - 40],
      [x + 40, y],
      [x, y + 40],
      [x - 40, y],
    ],
    red,
  );
}

function lens(x: number, y: number, width: number, height: number, colour: string) {
  return shape(
    `M${x - width} ${y}Q${x} ${y - height * 2} ${x + width} ${y}Q${x} ${y + height * 2} ${x - width} ${y}z`,
    colour,
  );
}

function cat(x: number, y: number, size: number, colour: string, eyes: string) {
  return [
    polygon(
      [
        [x - size, y],
        [x - size, y - size * 1.25],
        [x - size * 0.15, y - size * 0.7],
      ],
      colour,
    ),
    polygon(
      [
        [x + size, y],
        [x + size, y - size * 1.25],
        [x + size * 0.15, y - size * 0.7],
      ],
      colour,
    ),
    disc(x, y, size, colour),
    half(x - size * 0.4, y - size * 0.1, size * 0.2, 90, eyes),
    half(x + size * 0.4, y - size * 0.1, size * 0.2, 90, eyes),
  ].join("");
}
