import { html } from "hono/html";
import { FAULT_KINDS, type Fault, listFaults } from "../api/faults.ts";
import type { Html } from "../pages/page.ts";
import type { Sandbox } from "../sandbox.ts";
import { action, options } from "./parts.ts";

export function faultPanel(sandbox: Sandbox): Html {
  const faults = listFaults(sandbox);
  return html`<section class="panel" aria-labelledby="faults">
    <h2 id="faults">API</h2>
    ${
      faults.length > 0
        ? html`<ul class="plain">${faults.map((fault) => html`<li>${faultText(fault)}</li>`)}</ul>
          ${action("/_sandbox/faults/clear", "Clear faults")}`
        : html`<p class="muted">No faults.</p>`
    }
    <details class="more">
      <summary>Break some calls</summary>
      <form method="post" action="/_sandbox/faults" class="fields paired">
        <label>How many of the next calls <input name="times" type="number" min="1" max="1000" value="1"></label>
        <label>What they do <select name="kind">${options(FAULT_KINDS, "", FAULT_TEXT)}</select></label>
        <label>Path <select name="path"><option value="">any</option>${PATHS.map((path) => html`<option>${path}</option>`)}</select></label>
        <label>Method <select name="method"><option value="">any</option><option>GET</option><option>POST</option></select></label>
        <label>Only calls that name <input name="match" placeholder="anything" autocomplete="off"></label>
        <label class="check"><input type="checkbox" name="afterCommit"> after the work is done</label>
        <button class="secondary">Break it</button>
      </form>
    </details>
  </section>`;
}

const PATHS = [
  "/v1/checkout/sessions*",
  "/v1/payment_intents*",
  "/v1/refunds*",
  "/v1/disputes*",
  "/v1/events*",
];

const FAULT_TEXT: Record<Fault["kind"], string> = {
  reset: "are cut off",
  crash: "do the work, then are cut off",
  hang: "never answer",
  "400": "are refused",
  "429": "answer 429",
  "409": "answer 409",
  "500": "answer 500",
  truncated: "break off halfway",
};

function faultText({ times, kind, method, path, match, afterCommit }: Fault): string {
  const calls = `${times} ${times === 1 ? "call" : "calls"}`;
  const which = [method, path, match && `“${match}”`].filter(Boolean).join(" ");
  return [calls, which, FAULT_TEXT[kind], afterCommit && kind !== "crash" ? "after the work" : ""]
    .filter(Boolean)
    .join(" · ");
}
