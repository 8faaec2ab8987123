import { html } from "hono/html";
import type { Html } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Kind, Kinds } from "../store.ts";

/** What a person asked to see: `open` is the id of the row that stands open, `events` is `all` for all of them. */
export type View = { open?: string; events?: string };

/** How many rows a list shows. */
export const SHOWN = 25;

/** The newest objects of a kind, as many as a list shows. */
export function newest<K extends Kind>(
  sandbox: Sandbox,
  kind: K,
  wanted: (object: Kinds[K]) => boolean = () => true,
): Kinds[K][] {
  const found: Kinds[K][] = [];
  for (const object of sandbox.store.list(kind)) {
    if (wanted(object) && found.push(object) === SHOWN) break;
  }
  return found;
}

/** A button that posts to a control route. */
export function action(path: string, label: string, fields: Record<string, string> = {}): Html {
  return html`<form method="post" action="${path}">
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <button class="secondary">${label}</button>
  </form>`;
}

/** A small form that moves a refund or a dispute on, where it can still go somewhere. */
export function changeForm(path: string, statuses: readonly string[]): Html | null {
  if (statuses.length === 0) return null;
  return html`<form method="post" action="${path}" class="inline change">
    <label>becomes <select name="status">${options(statuses)}</select></label>
    <button class="secondary">Set</button>
  </form>`;
}

/** The options of a select; words are made of the values where none are given. */
export function options(values: readonly string[], chosen = "", words: Record<string, string> = {}): Html[] {
  return values.map(
    (value) =>
      html`<option value="${value}" ${value === chosen ? "selected" : ""}>${words[value] ?? spaced(value)}</option>`,
  );
}

/** A state as a coloured label, after the word that says whose it is. */
export function status(state: string, whose = ""): Html {
  return html`<span class="status ${state}">${whose} ${spaced(state)}</span>`;
}

/** A point in time; what it shares with the sandbox's today is left out. */
export function moment(sandbox: Sandbox, seconds: number): Html {
  const date = new Date(seconds * 1000);
  const now = new Date(sandbox.now() * 1000);
  const today = date.toDateString() === now.toDateString();
  const text = date.toLocaleString("en", {
    ...(today ? {} : { month: "short", day: "numeric" }),
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  });
  return html`<time datetime="${date.toISOString()}">${text}</time>`;
}

/** A name with dots or underscores, which may break across lines before them. */
export function breakable(name: string): Html {
  return html`${name.split(/(?=[._])/).map((part) => html`<wbr>${part}`)}`;
}

function spaced(value: string): string {
  return value.replaceAll("_", " ");
}
