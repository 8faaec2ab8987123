/** Whether this is `npm run test:deep`. */
export const isDeep = process.env.LECTERN_DEEP === "1";

/** How many rounds, seeds or histories a test takes: few in `npm test`, all of them in `npm run test:deep`. */
export const scaled = (quick: number, deep: number): number => (isDeep ? deep : quick);

/** The rows of a table that a test takes: the first ones in `npm test`, all of them in `npm run test:deep`. */
export const sample = <Row>(rows: readonly Row[], quick = 1): Row[] =>
  rows.slice(0, scaled(quick, rows.length));
