import { html } from "hono/html";
import type { Html } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Kind, Kinds } from "../store.ts";

/** The page's query: `open` is the id of the expanded row; `events` is `all` to list those without a delivery too. */
export type View = { open?: string; events?: string };

/** Rows per list. */
export const SHOWN = 25;

export function newest<K extends Kind>(
  sandbox: Sandbox,
  kind: K,
  predicate: (object: Kinds[K]) => boolean = () => true,
): Kinds[K][] {
  const found: Kinds[K][] = [];
  for (const object of sandbox.store.list(kind)) {
    if (predicate(object) && found.push(object) === SHOWN) break;
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

/** A form that changes the status of a refund or dispute; null when it is final. */
export function changeForm(path: string, statuses: readonly string[]): Html | null {
  if (statuses.length === 0) return null;
  return html`<form method="post" action="${path}" class="inline change">
    <label>becomes <select name="status">${options(statuses)}</select></label>
    <button class="secondary">Set</button>
  </form>`;
}

/** Options of a select; labels default to the values. */
export function options(values: readonly string[], chosen = "", labels: Record<string, string> = {}): Html[] {
  return values.map(
    (value) =>
      html`<option value="${value}" ${value === chosen ? "selected" : ""}>${labels[value] ?? spaced(value)}</option>`,
  );
}

export function status(state: string, prefix = ""): Html {
  return html`<span class="status ${state}">${prefix} ${spaced(state)}</span>`;
}

/** A time; the date is left out when it is today by the sandbox's clock. */
export function timeElement(sandbox: Sandbox, seconds: number): Html {
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

/** A name that may break across lines before its dots and underscores. */
export function breakable(name: string): Html {
  return html`${name.split(/(?=[._])/).map((part) => html`<wbr>${part}`)}`;
}

function spaced(value: string): string {
  return value.replaceAll("_", " ");
}
