import { parseArgs } from "node:util";
import { benchCreators } from "./creators/creators.ts";
import { benchCredits } from "./credits/credits.ts";
import { benchGrowth } from "./growth/growth.ts";
import { benchMembers } from "./members/members.ts";
import { benchMemory } from "./memory/memory.ts";
import { benchStore } from "./memory/store.ts";
import { benchPages } from "./pages/pages.ts";
import { benchPayments } from "./payments/payments.ts";

// `npm run bench`: guests' pages. `npm run bench -- credits`: opening lessons with credits.
// `npm run bench -- creators`: a creator's pages with many purchases (`--purchases 1000000`).
// `npm run bench -- members`: members' pages, with their requests to Supabase.
// `npm run bench -- growth`: the blocks that every query reads, up to a million purchases (`--purchases`: fewer).
// `npm run bench -- memory`: the memory of one process during `--requests 15000`.
// `npm run bench -- store`: how many pages the page cache keeps.
// `npm run bench -- payments`: recording payments, in the database and at the webhook.
// `--encoding identity` measures pages without compression, `--seconds` long each.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    encoding: { type: "string", default: "gzip" },
    seconds: { type: "string", default: "1" },
    rounds: { type: "string", default: "5" },
    purchases: { type: "string" },
    requests: { type: "string", default: "15000" },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const benchmarks = new Map([
  ["pages", () => benchPages({ encoding: values.encoding, seconds, rounds })],
  ["credits", () => benchCredits(rounds)],
  ["members", () => benchMembers({ seconds, rounds })],
  ["growth", () => benchGrowth(Number(values.purchases ?? 1_000_000))],
  ["creators", () => benchCreators({ purchases: Number(values.purchases ?? 100_000), seconds, rounds })],
  ["memory", () => benchMemory(Number(values.requests))],
  ["store", benchStore],
  ["payments", () => benchPayments(rounds)],
]);
const [what = "pages"] = positionals;
const benchmark = benchmarks.get(what);
if (!benchmark) throw new Error(`There is no benchmark of ${what}.`);

const faults = await benchmark();
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
