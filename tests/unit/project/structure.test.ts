import { globSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const filesWith = (pattern: RegExp, globs: string | string[]) =>
  globSync(globs)
    .filter((file) => pattern.test(readFileSync(file, "utf8")))
    .sort();

const shop = ["{app,components,lib,types}/**/*.{ts,tsx}", "*.ts"];

test("lib has at most 14 folders and 4 files", () => {
  const entries = readdirSync("lib", { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  expect(folders.length).toBeLessThanOrEqual(14);
  expect(entries.length - folders.length).toBeLessThanOrEqual(4);
});

test("no word that has been renamed comes back", () => {
  // With a bracket each, so that a search for the words does not find this list.
  const words = [
    "[S]tory|[W]ish|[O]utlook|[m]oney_?[bB]ack|[s]endBack\\w*|[sS]econd_?[pP]ayment|[g]ive_up\\w*",
    "[b]elieved\\w*|[m]ended|[u]nsent|[a]skSelf|[l]eadsNowhere|[l]esson_beginners|[h]as_sibling|[i]s_foreign",
    "(?:[A-Z]\\w*)?[W]ay|[p]atienceMs|[s]trayVideos|[M]oment|[V]iewer|[d]ice|[g]iveUp\\w*|[f]orget_person",
    "[f]indings|[o]utlookOf|[m]ood|[t]akeOver|[g]etOld|[s]ilenceMs|\\w*[N]othingHere|\\w+[T]rial|[k]eepPlaces?",
  ].join("|");
  const files = "{app,components,lib,types,supabase,tests}/**/*.{ts,tsx,sql,md,toml}";
  expect(filesWith(new RegExp(`\\b(${words})\\b`), files)).toEqual([]);
});

test("the server's listeners are swapped from nowhere inside", () => {
  expect(filesWith(/removeAllListeners|diagnostics_channel/, shop)).toEqual([]);
});

test("no row's type is written by hand in lib", () => {
  expect(filesWith(/^(?:export )?(?:interface|type) \w*Row\b(?! = QueryData<)/m, "lib/**/*.ts")).toEqual([]);
});

test("the provider's seam names no provider, but for the code of the API", () => {
  const text = readFileSync("lib/payments/payment-provider.ts", "utf8").replaceAll("stripe_error", "");
  expect(text).not.toMatch(/stripe|payment.?intent/i);
});

test("a duplicate refund is started by the recorder and by the reconciler only", () => {
  expect(filesWith(/\brefundDuplicatePayment\(/, shop)).toEqual([
    "lib/payments/record.ts",
    "lib/payments/send-refunds.ts",
  ]);
});

test("no message is carried by a query parameter", () => {
  expect(
    filesWith(
      /[?&](notice|try|again|error|one|finished|problem)=|query\.set\("(error|problem|message|notice)"/,
      shop,
    ),
  ).toEqual([]);
});

test("clients with the service role are made in one place", () => {
  expect(filesWith(/createClient<Database>[^;]{0,60}SUPABASE_SECRET_KEY/, shop)).toEqual([
    "lib/supabase/service-client.ts",
  ]);
});
