/** KaTeX's style sheet and fonts, which only a page with a formula loads. */
export const FormulaStyles = () => (
  <link rel="stylesheet" href="/katex/katex.min.css" precedence="formulas" />
);
