import { type Cover, disc, half, ink, inside, rect, ring, shape, times } from "./draw.ts";

const { blush, cream, sand, black, red, rust, pink, ochre, slate, grey } = ink;

/** Letters without a message: what remains of type is weight, edge and interval. */
export const design: Record<string, Cover> = {
  kerning: {
    ground: red,
    shapes: [
      shape("M50 640L270 110L490 640z", cream),
      shape("M330 110L770 110L550 640z", black),
      shape("M610 640L830 110L1050 640z", cream),
      shape("M270 110L330 110L550 640L490 640z", ochre),
      shape("M770 110L830 110L610 640L550 640z", ochre),
      disc(1104, 586, 54, black),
    ],
  },
  "choose-a-type-scale": { ground: sand, shapes: arches([black, red, ochre, pink, red, black]) },
  "grids-that-forgive": {
    ground: pink,
    shapes: [
      times(12, (i) => rect(60 + i * 91, 0, 79, 750, blush)),
      rect(60, 80, 625, 200, black),
      rect(60, 292, 261, 378, red),
      rect(333, 292, 352, 183, cream),
      rect(333, 487, 170, 183, ochre),
      rect(697, 80, 79, 395, cream),
      rect(788, 487, 352, 183, rust),
      disc(860, 372, 200, ochre),
      inside("grid", rect(788, 487, 352, 183, black), [disc(860, 372, 200, red)]),
      inside("strip", rect(697, 80, 79, 395, black), [disc(860, 372, 200, black)]),
    ],
  },
  "colour-that-survives-greyscale": {
    ground: black,
    shapes: [
      bars([cream, ochre, pink, red, rust]),
      inside("lens", disc(600, 375, 265, black), bars(["#ece9e2", "#b5b5b5", grey, "#6a6c72", slate])),
      ring(600, 375, 265, 16, black),
    ],
  },
};

/** Arches on one baseline, each a third larger than the last, as wide together as the sheet. */
function arches(colours: string[]) {
  let left = 0;
  return colours.map((colour, step) => {
    const width = 86.7 * (4 / 3) ** step;
    const top = 750 - width * 1.85;
    left += width;
    return [
      rect(left - width, top, width, 1500, colour, width / 2),
      half(left - width / 2, 750, width / 4, -90, colour === black ? ochre : sand),
    ].join("");
  });
}

function bars(colours: string[]) {
  return colours.map((colour, i) => rect(i * 240, 0, 240, 750, colour));
}
