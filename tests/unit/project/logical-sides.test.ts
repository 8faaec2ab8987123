import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Classes and properties of a side that does not turn with the direction of the text. */
const utility =
  /(?<![\w-])-?(?:(?:scroll-)?[mp][lr]|(?:border|rounded|inset)-[lr]|left|right|(?:text|float)-(?:left|right))/;
const physical = new RegExp(
  `${utility.source}-?(?:[\\d[]|(?=[\\s"'\`:;]))|(?:margin|padding|border)-(?:left|right)\\b|(?<![\\w-])(?:left|right):`,
);

const files = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx|css)$/.test(name) && !name.startsWith("images/"))
    .map((name) => `${folder}/${name}`),
);
const classNames = (text: string) =>
  text.match(/class(?:Name)?=("[^"]*"|\{[^}]*\})|@apply [^;]*;|^\s*[\w-]+:.*;$/gm) ?? [];

test.each([
  "ml-2",
  "-mr-1",
  "pl-5",
  "border-l-4",
  "text-right",
  "left-0",
  "rounded-l",
  "md:pr-[3px]",
  "margin-left: 1em",
  "left: 0",
])("%s names a side of the screen", (name) => expect(`"${name}"`).toMatch(physical));

test.each([
  "ms-2",
  "pe-5",
  "border-s-4",
  "text-end",
  "start-0",
  "inset-x-0",
  "leading-tight",
  "place-items-end",
  "mt-2",
])("%s does not", (name) => expect(`"${name}"`).not.toMatch(physical));

test("styles name sides by the direction of the text", () => {
  const found = files.flatMap((file) =>
    classNames(readFileSync(file, "utf8"))
      .filter((piece) => physical.test(piece))
      .map((piece) => `${file}: ${piece.trim()}`),
  );
  expect(found).toEqual([]);
});
