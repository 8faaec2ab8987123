/** The one style sheet of the sandbox's pages. Its look is its own, so that nobody takes it for Stripe's or the shop's. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f5f6fb; --surface: #fff; --ink: #1b1f33; --muted: #585e76; --line: #dfe2ec; --edge: #868ca3;
  --accent: #4f46e5; --accent-strong: #4038c7; --on-accent: #fff; --tint: #eeedfd; --link: #4038c7;
  --good: #0b6b43; --good-tint: #dff5ea; --warn: #7a4a00; --warn-tint: #fdf0d5; --bad: #b3123c; --bad-tint: #fde7ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f111a; --surface: #171a26; --ink: #eceef7; --muted: #a4aac1; --line: #2a2f41; --edge: #6b728e;
    --accent: #625af0; --accent-strong: #736cf6; --on-accent: #fff; --tint: #23234a; --link: #aba7ff;
    --good: #7fe0b2; --good-tint: #12352a; --warn: #f3c878; --warn-tint: #3a2d12; --bad: #ff97ae; --bad-tint: #401a26;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
a { color: var(--link); text-underline-offset: .2em; }
code { font: .875em ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.muted { color: var(--muted); }
.badge { display: inline-block; padding: .2rem .7rem; border-radius: 99px; background: var(--tint); color: var(--link); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
button, .primary, .secondary { display: inline-block; min-height: 2.5rem; padding: .5rem 1rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); color: var(--ink); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
button:hover, .secondary:hover { border-color: var(--link); }
.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.primary:hover { border-color: var(--accent-strong); background: var(--accent-strong); }
input, select { min-height: 2.5rem; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--surface); color: var(--ink); font: inherit; }
input[readonly] { background: var(--ground); border-color: var(--line); color: var(--muted); }
input[aria-invalid] { border-color: var(--bad); }
::placeholder { color: var(--muted); opacity: .8; }

.checkout { display: grid; min-height: 100vh; }
.summary, .payment { display: grid; align-content: start; gap: 1rem; padding: 1.5rem 1.25rem 2rem; }
.summary { gap: .5rem; }
.payment { background: var(--surface); border-top: 1px solid var(--line); }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
.summary .top { justify-content: space-between; margin-bottom: 1.25rem; }
.summary .badge { margin-left: auto; }
.back { text-decoration: none; font-weight: 600; padding: .25rem 0; }
.back:hover { text-decoration: underline; }
.summary h1 { font-size: 1.125rem; font-weight: 600; }
.summary .amount { font-size: 2.25rem; font-weight: 700; line-height: 1.2; letter-spacing: -.02em; }
.cover { width: 100%; max-height: 16rem; object-fit: cover; border-radius: 12px; margin-top: .75rem; }
.items { display: grid; gap: .5rem; margin-top: .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.items li { display: flex; justify-content: space-between; gap: 1rem; }
.payment h2 { font-size: 1.25rem; }
.payment form { display: grid; gap: 1rem; }
.payment .primary { width: 100%; min-height: 3rem; margin-top: .5rem; }
.field { display: grid; gap: .3rem; align-content: start; }
.field label { font-size: .875rem; font-weight: 600; }
.field input { width: 100%; min-height: 2.75rem; }
.error { color: var(--bad); font-size: .875rem; font-weight: 500; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.cards { display: grid; gap: .5rem; margin-top: .5rem; padding: 1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--ground); font-size: .875rem; }
.cards h3 { font-size: .9375rem; }
.cards dl { display: grid; gap: .35rem; margin-top: .25rem; }
.cards dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
.cards code { user-select: all; font-size: .875rem; }
.cards dd { color: var(--muted); }

.notice { display: grid; gap: .75rem; justify-items: start; max-width: 32rem; margin: 12vh auto 2rem; padding: 2rem 1.5rem; }
.notice h1 { font-size: 1.5rem; margin-top: .25rem; }
.choices { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: .75rem; }
.choices > * { flex: 1 1 auto; }
.facts { display: grid; gap: .6rem; width: 100%; margin-top: .5rem; }
.facts div { display: grid; grid-template-columns: 7rem 1fr; gap: 1rem; padding-top: .6rem; border-top: 1px solid var(--line); }
.facts dt { color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }

.control { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.control > .top { margin-bottom: 1.5rem; }
.control > .top a { margin-left: auto; }
.control h1 { font-size: 1.5rem; }
.control h2 { font-size: 1.0625rem; }
.control main, .control section { display: grid; gap: .75rem; align-content: start; }
.control main { gap: 2rem; }
.panels { display: grid; gap: 1rem; }
.panel { padding: 1.25rem; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
.segments { display: flex; width: fit-content; border: 1px solid var(--edge); border-radius: 8px; overflow: hidden; }
.segments button { border: 0; border-radius: 0; }
.segments button:focus-visible { outline-offset: -3px; }
.segments [aria-pressed=true] { background: var(--accent); color: var(--on-accent); }
.inline { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem .75rem; }
.inline label { display: inline-flex; align-items: center; gap: .5rem; }
.inline [type=number] { width: 5rem; }
.inline [type=checkbox] { min-height: 0; width: 1.1rem; height: 1.1rem; accent-color: var(--accent); }
.rows { border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
.rows li { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; align-items: center; padding: .75rem 1.25rem; }
.rows li + li { border-top: 1px solid var(--line); }
.rows .what { display: flex; flex-wrap: wrap; gap: 0 .75rem; overflow-wrap: anywhere; }
.rows .where { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; grid-column: 1 / -1; color: var(--muted); font-size: .875rem; min-width: 0; }
.rows .actions { display: flex; align-items: center; gap: .5rem; grid-column: 1 / -1; }
.rows .where code { max-width: min(18rem, 100%); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.rows .quiet { padding-block: .4rem; color: var(--muted); font-size: .875rem; }
.rows .secondary { min-height: 2rem; white-space: nowrap; padding: .2rem .75rem; font-size: .875rem; }
.empty { padding: 1.5rem; border: 1px dashed var(--line); border-radius: 12px; color: var(--muted); text-align: center; }
.status { padding: .1rem .6rem; border-radius: 99px; background: var(--ground); color: var(--muted); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.status:is(.paid, .delivered) { background: var(--good-tint); color: var(--good); }
.status:is(.open, .pending, .held) { background: var(--warn-tint); color: var(--warn); }
.status:is(.failed, .dropped) { background: var(--bad-tint); color: var(--bad); }

@media (min-width: 52rem) {
  .checkout { grid-template-columns: 1fr 1fr; }
  .summary { padding: 4rem 3.5rem; justify-self: end; width: min(100%, 32rem); }
  .payment { padding: 4rem 3.5rem; border-top: 0; border-left: 1px solid var(--line); }
  .payment > * { width: 100%; max-width: 25rem; }
  .panels { grid-template-columns: 1fr 1fr; }
  .rows li:not(.quiet) { grid-template-columns: 1fr auto 12.5rem; }
  .rows .where { grid-column: 1; grid-row: 2; }
  .rows .status { grid-row: 1 / 3; grid-column: 2; }
  .rows .actions { grid-row: 1 / 3; grid-column: 3; justify-content: end; }
}
`;
