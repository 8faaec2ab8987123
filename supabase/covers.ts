import { mkdir, writeFile } from "node:fs/promises";
import { cooking } from "./covers/cooking.ts";
import { craft } from "./covers/craft.ts";
import { design } from "./covers/design.ts";
import type { Cover } from "./covers/draw.ts";
import { languages } from "./covers/languages.ts";
import { music } from "./covers/music.ts";
import { photography } from "./covers/photography.ts";
import { programming } from "./covers/programming.ts";
import { writing } from "./covers/writing.ts";

/** Draws the cover of every seeded lesson into public/covers, named by the lesson's slug. */
async function main() {
  const folder = new URL("../public/covers/", import.meta.url);
  await mkdir(folder, { recursive: true });
  const subjects = [cooking, craft, design, languages, music, photography, programming, writing];
  const covers = subjects.flatMap((subject) => Object.entries(subject));
  await Promise.all(covers.map(([slug, cover]) => writeFile(new URL(`${slug}.svg`, folder), svg(cover))));
}

function svg({ ground, shapes }: Cover) {
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 750" width="1200" height="750">';
  return `${open}\n<path fill="${ground}" d="M0 0h1200v750H0z"/>\n${shapes.flat().join("\n")}\n</svg>\n`;
}

await main();
