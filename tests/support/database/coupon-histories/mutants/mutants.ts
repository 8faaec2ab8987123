import type { Mutant } from "../../histories/mutant.ts";
import { mutantsOfOffers } from "./mutants-of-offers.ts";
import { mutantsOfUses } from "./mutants-of-uses.ts";

/** Every rule about coupons, broken: the coupon histories must notice. */
export const mutantsOfCoupons = (): Mutant[] => [...mutantsOfUses(), ...mutantsOfOffers()];
