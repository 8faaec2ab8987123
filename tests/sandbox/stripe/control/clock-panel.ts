import { html } from "hono/html";
import type { Html } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";

export function clockPanel(sandbox: Sandbox): Html {
  const now = new Date(sandbox.now() * 1000);
  const text = now.toLocaleString("en", { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
  return html`<section class="panel" aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <p><time class="clock" datetime="${now.toISOString()}">${text}</time>
      <span class="muted ahead">${ahead(sandbox.now() - Math.floor(Date.now() / 1000))}</span></p>
    <form method="post" action="/_sandbox/clock" class="inline" role="group" aria-label="Let time pass">
      ${STEPS.map(([unit, value, label]) => html`<button class="secondary" name="${unit}" value="${value}">${label}</button>`)}
    </form>
    <details class="more">
      <summary>Let another time pass</summary>
      <form method="post" action="/_sandbox/clock" class="inline">
        <label><input name="days" type="number" min="0" max="3650" placeholder="0"> days</label>
        <label><input name="hours" type="number" min="0" max="1000" placeholder="0"> hours</label>
        <button class="secondary">Let it pass</button>
      </form>
    </details>
  </section>`;
}

const STEPS = [
  ["hours", 1, "+1 hour"],
  ["days", 1, "+1 day"],
  ["days", 7, "+7 days"],
] as const;

// The clocks are read one after the other: a difference of one second counts as none.
function ahead(seconds: number): string {
  if (seconds <= 1) return "real time";
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor((seconds % 86_400) / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
  ] as const;
  const labels = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return labels.length > 0 ? `${labels.join(" ")} ahead` : `${seconds} s ahead`;
}
