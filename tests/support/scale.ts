/** Whether this is `npm run test:deep`. */
export const isDeep = process.env.LECTERN_DEEP === "1";

/** How many rounds, seeds or histories a test takes: few in `npm test`, all of them in `npm run test:deep`. */
export const scaled = (quick: number, deep: number): number => (isDeep ? deep : quick);
