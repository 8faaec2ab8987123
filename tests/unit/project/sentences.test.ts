import { expect, test } from "vitest";
import { listSentences, sentencesOf } from "../../support/sentences.ts";

const textsOf = (code: string) => sentencesOf("page.tsx", code).map(({ text }) => text);

test("what people read is listed: texts, labels, messages, and sentences with something put in", () => {
  const code = `
    export const metadata = { title: "Your sales" };
    const text = \`We sent \${sum} back to you.\`;
    const state = { message: "Please try again." };
    const page = <Field label="E-mail" name="email">Nothing <b>was</b> charged.</Field>;
  `;
  expect(textsOf(code)).toEqual([
    "Your sales",
    "We sent {…} back to you.",
    "Please try again.",
    "E-mail",
    "Nothing",
    "was",
    "charged.",
  ]);
});

test("code, URLs, class names and what only the log reads are not", () => {
  const code = `
    import { a } from "A place";
    type Size = "Large one" | "Small one";
    log.warn({ id }, "Opening not noted.");
    throw new UnavailableError("The database is down.");
    const view = <p className="Flex gap-2" id="Top of it"><a href="/Lessons all">{"not-said"}</a></p>;
    const status = "partially_refunded";
  `;
  expect(textsOf(code)).toEqual([]);
});

test("the shop's own are found in pages, components and lib", () => {
  const all = listSentences(process.cwd());
  const files = new Set(all.map(({ file }) => file.split("/")[0]));
  expect(files).toEqual(new Set(["app", "components", "lib"]));
  expect(all.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      "Skip to the content",
      "Your bank asked about this payment of {…}.",
      "Not paid yet",
    ]),
  );
});
