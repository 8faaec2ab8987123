import { seededRandom } from "../support/prng.ts";

/** Choices that are the same for the same seed. */
export type Prng = {
  below(count: number): number;
  chance(probability: number): boolean;
  between(least: number, most: number): number;
  /** A name, as often as its weight says. */
  weighted<Name extends string>(weights: Record<Name, number>): Name;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** A generator of its own for a part of the details, so that what happens elsewhere does not change its choices. */
  fork(part: string | number): Prng;
};

export function createPrng(seed: number): Prng {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  return {
    below,
    chance: (probability: number) => random() < probability,
    between: (least: number, most: number) => least + random() * (most - least),
    weighted<Name extends string>(weights: Record<Name, number>): Name {
      const names = namesOf(weights);
      let rest = random() * names.reduce((sum, name) => sum + weights[name], 0);
      for (const name of names) {
        rest -= weights[name];
        if (rest < 0) return name;
      }
      return names[0];
    },
    pick<T>(list: readonly [T, ...T[]]): T {
      return list[below(list.length)] ?? list[0];
    },
    fork: (part) => createPrng(mixed(seed, String(part))),
  };
}

function namesOf<Name extends string>(weights: Record<Name, number>): [Name, ...Name[]] {
  const isName = (name: string): name is Name => name in weights;
  const [first, ...others] = Object.keys(weights).filter(isName);
  if (first === undefined) throw new Error("Nothing to choose from.");
  return [first, ...others];
}

function mixed(seed: number, part: string): number {
  let state = seed | 0;
  for (const letter of part) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) + 1;
  return state | 0;
}
