import { type Cover, disc, half, ink, inside, polar, polygon, rect, ring, shape, times } from "./draw.ts";

const { cream, sand, black, red, ochre, grey, slate, sky } = ink;

/** Light, and what stands in its way. */
export const photography: Record<string, Cover> = {
  "exposure-without-a-meter": {
    ground: slate,
    shapes: [
      disc(600, 375, 330, black),
      inside("lens", disc(600, 375, 290, black), blades([sand, grey, sand, grey, sand, grey])),
      disc(600, 375, 90, ochre),
      times(5, (i) => disc(80, 135 + i * 120, 12 + i * 9, cream)),
    ],
  },
  "window-light": {
    ground: slate,
    shapes: [
      shape("M330 90L1200 300L1200 750L700 750L330 560z", ochre),
      rect(90, 90, 112, 225, cream),
      rect(218, 90, 112, 225, cream),
      rect(90, 331, 112, 225, cream),
      rect(218, 331, 112, 225, cream),
      half(800, 750, 250, -90, black),
      half(800, 380, 150, 0, black),
      half(800, 380, 150, 180, cream),
      inside("shoulder", half(800, 750, 250, -90, black), [rect(540, 480, 150, 280, red)]),
    ],
  },
  "develop-film-in-a-kitchen-sink": {
    ground: red,
    shapes: [
      disc(400, 375, 320, black),
      times(5, (i) => ring(400, 375, 290 - i * 48, 14, sand)),
      disc(400, 375, 56, cream),
      rect(400, 55, 800, 190, black),
      times(12, (i) => [
        rect(430 + i * 66, 72, 34, 24, cream, 5),
        rect(430 + i * 66, 204, 34, 24, cream, 5),
      ]).flat(),
      [sky, ochre, grey, sky].map((colour, i) => rect(430 + i * 198, 108, 182, 84, colour)),
    ],
  },
};

/** An iris of straight blades, each reaching past the next, around a six-sided opening. */
function blades(colours: string[]) {
  return colours.map((colour, i) => {
    const corner = (step: number) => polar(600, 375, 150, (i + step) * 60);
    return polygon(
      [corner(0), corner(1), polar(600, 375, 420, i * 60 + 100), polar(600, 375, 420, i * 60 + 40)],
      colour,
    );
  });
}
