/** The style sheet of all pages. It resembles neither Stripe nor the shop, so that they are not confused. */
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

.control { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
.control > .top { margin-bottom: 1.5rem; }
.control > .top a { margin-left: auto; }
.control > .top .badge { order: 1; }
.control h1 { font-size: 1.5rem; }
.control h2 { font-size: 1.0625rem; }
.control h3 { font-size: .875rem; }
.control main, .control section, .rows .inside, .plain, .fields { grid-template-columns: minmax(0, 1fr); }
.control main, .control section { display: grid; gap: .75rem; align-content: start; min-width: 0; }
.control main { gap: 2rem; }
.control :is(.primary, .secondary) { min-height: 2.25rem; padding: .3rem .8rem; font-size: .875rem; white-space: nowrap; }
.control :is(select, input) { min-height: 2.25rem; padding: .3rem .6rem; font-size: .875rem; max-width: 100%; }
.control p.muted { font-size: .875rem; }
.panels { display: grid; gap: 1rem; align-content: start; min-width: 0; }
.panel { padding: 1.25rem; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
.line { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1rem; min-width: 0; }
.panel .line { align-items: center; }
.panel .line p { flex: 1 1 12rem; min-width: 0; }
.line.alert { padding: .75rem 1rem; border-radius: 8px; background: var(--bad-tint); color: var(--bad); }
.segments { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1px; border: 1px solid var(--edge); border-radius: 8px; overflow: hidden; background: var(--line); }
.segments button { min-height: 2.25rem; padding: .3rem .25rem; border: 0; border-radius: 0; font-size: .875rem; font-weight: 500; }
.segments button:focus-visible { outline-offset: -3px; }
.segments [aria-pressed=true] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.inline { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.inline label { display: inline-flex; align-items: center; gap: .5rem; max-width: 100%; font-size: .875rem; }
.inline [type=number] { width: 4.5rem; }
.control [type=checkbox] { min-height: 0; width: 1.1rem; height: 1.1rem; accent-color: var(--accent); }
.ahead { white-space: nowrap; }
.clock { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; margin-right: .5rem; }
.more summary { width: fit-content; color: var(--link); font-size: .875rem; font-weight: 600; cursor: pointer; }
.more[open] summary { margin-bottom: .75rem; }
.fields { display: grid; gap: .6rem; }
.fields label { display: grid; gap: .2rem; font-size: .8125rem; color: var(--muted); }
.fields label.check { display: flex; align-items: center; gap: .5rem; color: inherit; font-size: .875rem; }
.fields button { justify-self: start; }
.paired button, .paired .check { grid-column: 1 / -1; }
.change { flex-wrap: nowrap; }
.change label, .change select { min-width: 0; }
.plain { display: grid; gap: .75rem; font-size: .875rem; }
.plain li { display: grid; gap: .5rem; min-width: 0; }
.plain code { color: var(--muted); }
.rows { border: 1px solid var(--line); border-radius: 12px; background: var(--surface); overflow: clip; }
.rows > li + li { border-top: 1px solid var(--line); }
.rows > li > details > summary { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25rem .75rem; align-items: center; padding: .7rem 1.25rem; cursor: pointer; list-style: none; }
.rows > li > details > summary::-webkit-details-marker { display: none; }
.rows > li > details > summary::before { content: ""; width: .45rem; height: .45rem; border: solid var(--muted); border-width: 0 2px 2px 0; rotate: -45deg; }
.rows > li > details[open] > summary::before { rotate: 45deg; }
.rows > li > details > summary:hover, .rows > li > details[open] > summary { background: var(--ground); }
.rows summary:focus-visible { outline-offset: -3px; }
.rows .what { grid-column: 2 / -1; display: flex; flex-wrap: wrap; gap: 0 .75rem; min-width: 0; overflow-wrap: anywhere; }
.rows .what span { color: var(--muted); }
.rows .meta { grid-column: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem; min-width: 0; }
.rows .states { display: contents; }
.rows .meta time { margin-left: auto; color: var(--muted); font-size: .875rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.rows .inside { display: grid; gap: 1.25rem 2rem; padding: 1rem 1.25rem 1.5rem; border-top: 1px solid var(--line); }
.rows .part { gap: .6rem; }
.rows .quiet { display: flex; justify-content: space-between; gap: 1rem; padding: .35rem 1.25rem; font-size: .875rem; }
.rows .quiet, .rows .quiet a { color: var(--muted); }
.attempts { display: grid; gap: .25rem; margin: 0; padding-left: 1.5rem; font-size: .875rem; overflow-wrap: anywhere; }
.ids { display: grid; gap: .35rem 2rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; grid-column: 1 / -1; }
.ids div { display: grid; grid-template-columns: 4.5rem 1fr; min-width: 0; }
.ids dt { color: var(--muted); }
.empty { padding: 1.5rem; border: 1px dashed var(--line); border-radius: 12px; color: var(--muted); text-align: center; }
.status { padding: .1rem .6rem; border-radius: 99px; background: var(--ground); color: var(--muted); font-size: .8125rem; font-weight: 600; white-space: nowrap; box-shadow: inset 0 0 0 1px var(--line); }
.status:is(.paid, .delivered, .succeeded, .won, .prevented) { background: var(--good-tint); color: var(--good); box-shadow: none; }
.status:is(.open, .pending, .held, .processing, .requires_action, .under_review, .appeal_under_review, .warning_needs_response, .warning_under_review) { background: var(--warn-tint); color: var(--warn); box-shadow: none; }
.status:is(.failed, .dropped, .not_sent, .lost, .needs_response, .appeal_needs_response) { background: var(--bad-tint); color: var(--bad); box-shadow: none; }

.checkout.framed { min-height: 0; }
.framed .payment { padding-bottom: 1.5rem; }
@media (min-width: 52rem) {
  .checkout:not(.framed) { grid-template-columns: 1fr 1fr; }
  :not(.framed) > .summary { padding: 4rem 3.5rem; justify-self: end; width: min(100%, 32rem); }
  :not(.framed) > .payment { padding: 4rem 3.5rem; border-top: 0; border-left: 1px solid var(--line); }
  :not(.framed) > .payment > * { width: 100%; max-width: 25rem; }
  .panels:not(.stacked) { grid-template-columns: 1fr 1fr; }
  .rows > li > details > summary { grid-template-columns: auto 1fr auto 8.5rem; }
  .rows .what { grid-column: 2; }
  .rows .meta { display: contents; }
  .rows .states { display: flex; flex-wrap: wrap; gap: .25rem; justify-content: end; }
  .rows .meta time { text-align: right; }
  .rows .inside { grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); padding-left: 2.45rem; }
  .panels:has(.more[open]) { align-items: start; }
  .paired { grid-template-columns: 1fr 1fr; }
  .ids { grid-template-columns: auto 1fr; }
  .control > .top .badge { order: 0; }
}

.methods { display: grid; grid-template-columns: auto 1fr; gap: .3rem .75rem; margin: 0; padding: 0; border: 0; }
.methods legend { margin-bottom: .3rem; padding: 0; font-size: .875rem; font-weight: 600; }
.methods label { display: flex; align-items: center; gap: .6rem; min-height: 2.75rem; padding: .5rem .9rem; border: 1px solid var(--edge); border-radius: 8px; font-weight: 600; cursor: pointer; }
.methods label:hover { border-color: var(--link); }
.methods label:has(:checked) { border-color: var(--link); background: var(--tint); color: var(--link); }
.methods label:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
.methods input { flex: none; width: 1.1rem; height: 1.1rem; min-height: 0; margin: 0; accent-color: var(--accent); outline: 0; }
:is(.by-card, .by-bank):not(.cards) { display: grid; gap: 1rem; }
.payment:has(:is([value=bank], [value=voucher]):checked) .by-card, .payment:not(:has([value=bank]:checked)) .by-bank { display: none; }
.small { font-size: .875rem; }
`;
