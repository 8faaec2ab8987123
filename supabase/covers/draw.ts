/** A cover as it is printed: a ground of one colour, and shapes from back to front on a sheet of 1200 × 750. */
export type Cover = { ground: string; shapes: (string | string[])[] };
export type Point = readonly [x: number, y: number];

/** The print shop's tins: every cover mixes a few of these and nothing else, which makes them one family. */
export const ink = {
  cream: "#f2e7d0",
  sand: "#e3d2b0",
  black: "#24262f",
  red: "#d5472c",
  rust: "#96351f",
  pink: "#e8a796",
  blush: "#eeb9aa",
  ochre: "#e3a532",
  straw: "#f0c25c",
  brown: "#9b5f3c",
  moss: "#7d8a45",
  teal: "#1f6b66",
  night: "#164c4d",
  sky: "#9fbcc6",
  blue: "#2d4a8c",
  navy: "#20305f",
  grey: "#8b8e94",
  slate: "#3b3f4a",
} as const;

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${radius ? ` rx="${n(radius)}"` : ""} fill="${fill}"/>`;

export const disc = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"/>`;

export const ring = (x: number, y: number, radius: number, width: number, colour: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${colour}" stroke-width="${n(width)}"/>`;

export const polygon = (points: Point[], fill: string) =>
  `<path fill="${fill}" d="M${points.map(pair).join("L")}z"/>`;

export const shape = (d: string, fill: string) => `<path fill="${fill}" d="${d}"/>`;

export const stroke = (d: string, width: number, colour: string, cap: "butt" | "round" = "butt") =>
  `<path fill="none" stroke="${colour}" stroke-width="${n(width)}"${cap === "round" ? ' stroke-linecap="round"' : ""} d="${d}"/>`;

/** Half a disc; its flat side runs through the centre, its round side looks towards `degrees` (0 right, 90 down). */
export function half(x: number, y: number, radius: number, degrees: number, fill: string) {
  return sector(x, y, 0, radius, degrees - 90, degrees + 90, fill);
}

/** A slice of a disc, or of a ring where `inner` is not 0, clockwise from one angle to another (0 right, 90 down). */
export function sector(
  x: number,
  y: number,
  inner: number,
  outer: number,
  from: number,
  to: number,
  fill: string,
) {
  const large = to - from > 180 ? 1 : 0;
  const edge = `M${pair(polar(x, y, outer, from))}A${n(outer)} ${n(outer)} 0 ${large} 1 ${pair(polar(x, y, outer, to))}`;
  const back = inner
    ? `L${pair(polar(x, y, inner, to))}A${n(inner)} ${n(inner)} 0 ${large} 0 ${pair(polar(x, y, inner, from))}`
    : `L${n(x)} ${n(y)}`;
  return shape(`${edge}${back}z`, fill);
}

/** Shows of `shapes` only what lies inside `window`. The name must be the cover's only one. */
export const inside = (name: string, window: string, shapes: string[]) =>
  `<clipPath id="${name}">${window}</clipPath><g clip-path="url(#${name})">${shapes.join("")}</g>`;

export const turned = (degrees: number, x: number, y: number, shapes: string[]) =>
  `<g transform="rotate(${n(degrees)} ${n(x)} ${n(y)})">${shapes.join("")}</g>`;

export const times = <T>(count: number, draw: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => draw(index));

/** The point at a distance and an angle from a centre (0 right, 90 down). */
export function polar(x: number, y: number, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
}

const pair = ([x, y]: Point) => `${n(x)} ${n(y)}`;

const n = (value: number) => String(Math.round(value * 10) / 10);
