import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// One small project with the shop's own rules, and one run of the tool for all that is planted in it.
const files: Record<string, string> = {
  "lib/format/money.ts": "export type Money = number;\nexport const zero: Money = 0;\n",
  "lib/purchases/list.ts": 'import { zero } from "@/lib/format/money";\nexport const list = [zero];\n',
  "app/page.tsx": 'import { list } from "@/lib/purchases/list";\nexport const page = list;\n',
  "components/ui/price.tsx": 'export { zero } from "@/lib/format/money";\n',
  "lib/payments/stripe/client.ts": 'import Stripe from "stripe";\nexport const client = Stripe;\n',
  "node_modules/stripe/package.json": '{ "name": "stripe", "version": "1.0.0", "main": "index.js" }',
  "node_modules/stripe/index.js": "module.exports = {};\n",
  "tests/price.ts": "export const price = 1;\n",

  "lib/format/up.ts": 'import { list } from "@/lib/purchases/list";\nexport const first = list[0];\n',
  "lib/format/up-type.ts":
    'import type { list } from "@/lib/purchases/list";\nexport type List = typeof list;\n',
  "lib/format/up-relative.ts": 'export { list } from "../purchases/list";\n',
  "lib/format/up-later.ts": 'export const load = () => import("@/lib/purchases/list");\n',
  "lib/supabase/sideways.ts": 'export { zero } from "@/lib/format/money";\n',
  "types/lib.ts": 'export type { Money } from "@/lib/format/money";\n',
  "lib/checkout/credits/open.ts": "export const balance = 0;\n",
  "lib/checkout/money.ts": 'export { balance } from "./credits/open";\n',
  "lib/checkout/credits/mode.ts": 'export { mode } from "../mode";\n',
  "lib/checkout/mode.ts": "export const mode = 0;\n",
  "lib/studio/cycle-a.ts": 'import type { B } from "./cycle-b";\nexport type A = { b: B };\n',
  "lib/studio/cycle-b.ts": 'import type { A } from "./cycle-a";\nexport type B = A[];\n',
  "components/ui/domain.tsx": 'export { list } from "@/lib/purchases/list";\n',
  "components/tested.tsx": 'export { price } from "@/tests/price";\n',
  "lib/payments/implementation.ts": 'export { client } from "@/lib/payments/stripe/client";\n',
  "lib/payments/provider.ts": 'export { client } from "@/lib/payments/stripe/client";\n',
  "lib/payments/event.ts": 'import type Stripe from "stripe";\nexport type Event = Stripe;\n',
};

type Violation = { from: string; rule: { name: string } };

let broken: Partial<Record<string, Violation[]>> = {};
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-layers-"));
  for (const file of [".dependency-cruiser.mjs", "tsconfig.json"]) await cp(file, join(folder, file));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  broken = Object.groupBy(await listViolations(), ({ from }) => from);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function listViolations(): Promise<Violation[]> {
  const args = ["--output-type", "json", "app", "components", "lib", "types"];
  const report = await new Promise<string>((resolve) =>
    execFile("depcruise", args, { cwd: folder }, (_error, stdout) => resolve(stdout)),
  );
  return JSON.parse(report).summary.violations;
}

const planted = [
  ["an upward import", "lib/format/up.ts", "lib/format imports only down"],
  ["an upward import of a type", "lib/format/up-type.ts", "lib/format imports only down"],
  ["an upward import by a relative path", "lib/format/up-relative.ts", "lib/format imports only down"],
  ["an upward import at run time", "lib/format/up-later.ts", "lib/format imports only down"],
  ["a sideways import", "lib/supabase/sideways.ts", "lib/supabase imports only down"],
  [
    "an import of credits from the checkout below them",
    "lib/checkout/money.ts",
    "lib/checkout/*.ts imports only down",
  ],
  ["an import of lib from types", "types/lib.ts", "types imports only down"],
  ["a cycle of types", "lib/studio/cycle-a.ts", "no cycles"],
  ["a domain import in components/ui", "components/ui/domain.tsx", "components/ui knows no domain"],
  ["an import of tests", "components/tested.tsx", "the shop imports no tests"],
  ["an import of stripe outside its provider", "lib/payments/event.ts", "stripe only in its provider"],
  ["an import of a provider", "lib/payments/implementation.ts", "only provider.ts names a provider"],
] as const;

test.each(planted)("%s breaks a rule", (_what, path, rule) => {
  expect(broken[path]?.map((violation) => violation.rule.name)).toEqual([rule]);
});

test("imports that go down break none", () => {
  expect(Object.keys(broken).sort()).toEqual(planted.map(([, path]) => path).sort());
});
