/**
 * The layers, from top to bottom: a file imports from its own folder and from lower lines. Folders on one line do
 * not import each other. Why: docs/decisions/0048-imports-go-down.md.
 */
const layers = [
  ["[^/]+[.]ts"],
  ["app"],
  ["components"],
  ["lib/account"],
  ["lib/checkout/credits"],
  ["lib/checkout/[^/]+[.]ts"],
  ["lib/payments"],
  ["lib/operator"],
  ["lib/purchases"],
  ["lib/learning", "lib/studio"],
  ["lib/rendering"],
  ["lib/catalogue"],
  ["lib/mails"],
  ["lib/auth"],
  ["lib/http"],
  ["lib/supabase", "lib/format"],
  ["lib/[^/]+[.]ts"],
  ["types"],
];

const inside = (paths) => `^(${paths.join("|")})(/|$)`;

const onlyDown = layers.slice(1).flatMap((line, above) =>
  line.map((path) => ({
    name: `${path.replace("[^/]+[.]ts", "*.ts")} imports only down`,
    severity: "error",
    from: { path: inside([path]) },
    to: { path: inside([...layers.slice(0, above + 1).flat(), ...line.filter((other) => other !== path)]) },
  })),
);

const shop = "^(app|components|lib|types)/|^[^/]+[.]ts$";
const configsOfTests = "^(playwright|vitest)[.]config[.]ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...onlyDown,
    { name: "no cycles", severity: "error", from: { path: shop }, to: { circular: true } },
    { name: "no unresolved imports", severity: "error", from: { path: shop }, to: { couldNotResolve: true } },
    {
      name: "the shop imports no tests",
      severity: "error",
      from: { path: shop, pathNot: configsOfTests },
      to: { path: "^tests/" },
    },
    {
      name: "components/ui knows no domain",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(app|components|lib|types)/", pathNot: "^(components/ui/|lib/format/[^/]+$)" },
    },
    {
      name: "stripe only in its provider",
      severity: "error",
      from: { path: shop, pathNot: "^lib/payments/stripe/" },
      to: { path: "^node_modules/stripe/" },
    },
    {
      name: "only provider.ts names a provider",
      severity: "error",
      from: { path: shop, pathNot: "^lib/payments/(stripe/|provider[.]ts$)" },
      to: { path: "^lib/payments/stripe/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[.]next/" },
  },
};
