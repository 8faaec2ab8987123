import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type Axe from "axe-core";

const source = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const wcagAndBestPractice = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

declare global {
  var axe: typeof Axe;
}

/** Axe finds nothing: WCAG 2.2 AA and good practice in light colours, the contrast in dark ones as well. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await page.evaluate(source);
  // Colours that are still on their way to others would be measured.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await axeViolations(page, { type: "tag", values: wcagAndBestPractice }), "in light colours").toEqual(
    [],
  );
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeViolations(page, { type: "rule", values: ["color-contrast"] }), "in dark colours").toEqual(
    [],
  );
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** The same but for colours, which take axe the longest and are no others at another width. */
export async function expectNoAxeViolationsButColors(page: Page): Promise<void> {
  const options = { "color-contrast": { enabled: false } };
  expect(await axeViolations(page, { type: "tag", values: wcagAndBestPractice }, options)).toEqual([]);
}

/** What was found, as one line per element. */
const axeViolations = (page: Page, runOnly: Axe.RunOnly, rules: Axe.RuleObject = {}) =>
  page.evaluate(
    async ({ runOnly, rules }) => {
      // Those that were on their way before motion was reduced; in closed details they never end.
      const isSeen = ({ effect }: Animation) =>
        effect instanceof KeyframeEffect && effect.target?.checkVisibility();
      const transitions = document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition && isSeen(animation));
      await Promise.allSettled(transitions.map(({ finished }) => finished));
      // Frames are others' pages without axe: asking them only makes the browser complain.
      const options: Axe.RunOptions = { runOnly, rules, resultTypes: ["violations"], iframes: false };
      const { violations } = await globalThis.axe.run(document, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
    },
    { runOnly, rules },
  );
