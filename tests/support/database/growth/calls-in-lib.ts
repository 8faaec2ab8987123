import { globSync, readFileSync } from "node:fs";

const functionsOfTheApi = new Set(
  globSync("supabase/migrations/*.sql").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^create function public\.(\w+)/gm)].map(
      ([, name]) => name ?? "",
    ),
  ),
);

/** Each call of the database in lib, as `sent` of the queries names it: the file, and the table or function. */
const callsInLib = (): string[] =>
  globSync("lib/**/*.{ts,tsx}").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(\.(?:from|rpc)\(\s*)?"(\w+)"/g)]
      .filter(([, called, name = ""]) => called || functionsOfTheApi.has(name))
      .map(([, , name]) => `${file} ${name}`),
  );

/** Calls of which there are more than queries in the table, and queries that nothing in lib sends any more. */
export function findMismatches(sent: string[]): string[] {
  const calls = callsInLib();
  const rest = [...sent];
  const unmeasured = calls.filter((call) => {
    const index = rest.indexOf(call);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  return [
    ...unmeasured,
    ...sent.filter((query) => !calls.includes(query)).map((query) => `not sent: ${query}`),
  ];
}
