import { isDeepStrictEqual } from "node:util";
import { BrokenLedger } from "../../credits.ts";

/** @throws BrokenLedger unless the answer has what is expected. Returns true, as what happens does. */
export function agree(answer: object, expected: object): true {
  if (isDeepStrictEqual({ ...answer }, { ...answer, ...expected })) return true;
  throw new BrokenLedger(`${JSON.stringify(answer)} instead of ${JSON.stringify(expected)}`);
}
