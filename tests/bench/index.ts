import { parseArgs } from "node:util";
import { benchCredits } from "./credits/credits.ts";
import { benchPages } from "./pages/pages.ts";

// `npm run bench`: guests' pages. `npm run bench -- credits`: opening lessons with credits.
// `--encoding identity` measures pages without compression, `--seconds` long each.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    encoding: { type: "string", default: "gzip" },
    seconds: { type: "string", default: "1" },
    rounds: { type: "string", default: "5" },
  },
});
const rounds = Number(values.rounds);
const [what = "pages"] = positionals;
if (what !== "pages" && what !== "credits") throw new Error(`There is no benchmark of ${what}.`);

const faults =
  what === "credits"
    ? await benchCredits(rounds)
    : await benchPages({ encoding: values.encoding, seconds: Number(values.seconds), rounds });
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
