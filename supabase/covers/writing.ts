import { type Cover, ink, inside, rect, ring, shape, stroke } from "./draw.ts";

const { cream, sand, black, red, ochre, blue, navy, pink } = ink;

/** Lines, what interrupts them, and the pencil. */
export const writing: Record<string, Cover> = {
  "cut-a-draft-by-a-third": {
    ground: sand,
    shapes: [
      [900, 760, 980, 620, 860, 700].map((width, i) =>
        rect(110, 110 + i * 96, width, 50, i % 2 ? black : navy),
      ),
      inside("third", shape("M1200 0L1200 750L560 750z", black), [
        rect(560, 0, 640, 750, cream),
        ...[900, 760, 980, 620, 860, 700].map((width, i) => rect(0, 146 + i * 96, width + 190, 50, pink)),
      ]),
      stroke("M560 750L1200 0", 20, red),
    ],
  },
  "an-incident-report-people-finish": {
    ground: blue,
    shapes: [
      rect(300, 60, 600, 690, cream),
      [150, 220].map((y) => rect(370, y, 460, 30, navy)),
      stroke("M0 460H420L500 330L600 660L700 390L750 460H1200", 30, red),
      rect(370, 620, 150, 30, navy),
      ring(1040, 200, 84, 26, ochre),
      stroke("M1040 200V140M1040 200H1084", 20, pink),
    ],
  },
};
