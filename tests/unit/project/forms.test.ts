import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formNames } from "@/lib/http/forms/form-names";

const sources = globSync("{app,components}/**/*.tsx").map((file) => ({
  file,
  text: readFileSync(file, "utf8"),
}));

test("every form that runs a server action has a name that outlives the build", () => {
  const unnamed = sources.filter(({ text }) => {
    // A literal or a URL is an address, not an action.
    const forms = text.match(/<form\b[^>]*?\baction=\{(?!["`]).*?<\/form>/gs) ?? [];
    return forms.some((form) => !/<FormName\b/.test(form));
  });
  // These forms only choose what a page shows: `action` holds its address.
  expect(unnamed.map(({ file }) => file)).toEqual([
    "app/[variant]/(creator)/sales/[id]/refund/amount-form.tsx",
  ]);
});

test.each(formNames)("the name %s is given in one place", (name) => {
  const given = sources.filter(({ text }) => text.includes(`name="${name}"`));
  expect(given).toHaveLength(1);
});

test("no action closes over values: they would be encrypted with a key of the build", () => {
  const nested = sources.filter(({ text }) => /^\s+["']use server["']/m.test(text));
  expect(nested).toEqual([]);
});
