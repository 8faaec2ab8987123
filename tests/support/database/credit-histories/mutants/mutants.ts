import type { Mutant } from "../../histories/mutant.ts";
import { mutantsOfGrants } from "./mutants-of-grants.ts";
import { mutantsOfLots } from "./mutants-of-lots.ts";
import { mutantsOfOpenings } from "./mutants-of-openings.ts";
import { mutantsOfRefunds } from "./mutants-of-refunds.ts";

/** Every rule about credits, broken: `credit-histories` must notice. */
export const mutantsOfCredits = (): Mutant[] => [
  ...mutantsOfLots(),
  ...mutantsOfOpenings(),
  ...mutantsOfRefunds(),
  ...mutantsOfGrants(),
];
