import {
  type Cover,
  disc,
  half,
  ink,
  inside,
  polar,
  rect,
  ring,
  shape,
  stroke,
  times,
  turned,
} from "./draw.ts";

const { cream, black, red, pink, ochre, straw, moss, teal, night, sky, rust } = ink;

/** Plates, pots and cuts, most of them seen from straight above. */
export const cooking: Record<string, Cover> = {
  dashi: {
    ground: teal,
    shapes: [
      half(600, 330, 380, 90, cream),
      inside("bowl", half(600, 330, 330, 90, black), [
        rect(200, 330, 800, 420, ochre),
        ...times(5, (i) =>
          stroke(`M${400 + i * 100} 300q60 60 0 120t0 120t0 120t0 120`, 34, i % 2 ? moss : night),
        ),
      ]),
      rect(470, 700, 260, 50, cream),
      flake(330, 210, -20),
      flake(470, 120, 30),
      flake(620, 215, 5),
      flake(760, 110, -35),
      flake(900, 200, 20),
    ],
  },
  "rice-every-time": {
    ground: red,
    shapes: [
      disc(600, 375, 325, black),
      rect(180, 325, 130, 100, black, 30),
      rect(890, 325, 130, 100, black, 30),
      disc(600, 375, 285, rust),
      `<defs><ellipse id="grain" rx="27" ry="13" fill="${cream}"/></defs>`,
      times(82, (i) => {
        const [x, y] = polar(600, 375, 29 * Math.sqrt(i + 0.6), i * 137.5);
        return `<use href="#grain" transform="translate(${Math.round(x)} ${Math.round(y)})rotate(${(i * 67) % 180})"/>`;
      }),
    ],
  },
  "salt-by-weight": {
    ground: sky,
    shapes: [
      rect(410, 70, 380, 74, black, 12),
      inside("jar", rect(360, 160, 480, 530, black, 70), [
        rect(360, 160, 480, 530, cream),
        rect(360, 270, 480, 110, moss),
        rect(360, 380, 480, 110, ochre),
        rect(360, 490, 480, 90, teal),
        rect(360, 580, 480, 110, pink),
        ...times(4, (i) => disc(420 + i * 120, 435, 44, cream)),
        ...times(7, (i) => shape(`M${360 + i * 80} 380l40-70l40 70z`, night)),
      ]),
      crystal(120, 130, 64, 15),
      crystal(250, 330, 44, 40),
      crystal(110, 560, 84, 62),
      crystal(960, 180, 90, 30),
      crystal(1090, 400, 52, 10),
      crystal(950, 600, 60, 50),
    ],
  },
  "omelette-in-ninety-seconds": {
    ground: pink,
    shapes: [
      rect(760, 326, 500, 98, black),
      disc(510, 375, 330, black),
      disc(510, 375, 282, night),
      shape("M300 500C250 380 380 210 560 205C690 200 760 270 715 355C650 480 420 590 300 500z", ochre),
      shape("M300 500C330 420 470 300 715 355C650 480 420 590 300 500z", straw),
      stroke("M300 500C330 420 470 300 715 355", 12, red),
      ring(1120, 375, 20, 12, pink),
    ],
  },
};

function flake(x: number, y: number, degrees: number) {
  return turned(degrees, x, y, [half(x, y, 54, -90, pink), half(x, y, 24, -90, teal)]);
}

function crystal(x: number, y: number, size: number, degrees: number) {
  return turned(degrees, x, y, [rect(x - size / 2, y - size / 2, size, size, cream)]);
}
