// Often at first, then ever more rarely: a bank can take days, and a forgotten tab should not ask all night.
const SECONDS = [4, 4, 4, 8, 15, 30, 60, 60, 60, 60];

/** Loads the page again in a while, also without JavaScript. Gives up after some minutes. */
export function Refresh({ address, tries }: { address: string; tries: number }) {
  const seconds = SECONDS[tries];
  if (seconds === undefined) return null;
  return <meta httpEquiv="refresh" content={`${seconds};url=${address}&tries=${tries + 1}`} />;
}
