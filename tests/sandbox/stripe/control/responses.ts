import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { StripeFailure } from "../api/errors.ts";
import { page, testModeBadge } from "../pages/page.ts";

/** The body of a form or JSON request, as an object. */
export async function readBody(c: Context): Promise<unknown> {
  if (isForm(c))
    return Object.fromEntries(Object.entries(await c.req.parseBody()).filter(([, value]) => value !== ""));
  const text = await c.req.text();
  return text === "" ? {} : JSON.parse(text);
}

/** JSON for a JSON client; a form is redirected to the page, to the row that `?open=` names. */
export function done(c: Context, result: object): Response {
  return isForm(c) ? c.redirect(backTo(c), 303) : c.json(result);
}

/** An error of a control route: a page for a form, JSON for a JSON client. */
export function problem(error: Error, c: Context): Response | Promise<Response> {
  const { status, headers, body } = failureOf(error);
  if (isForm(c)) return asPage(c, status, body.message);
  return new Response(JSON.stringify({ error: body }), {
    status,
    headers: { ...headers, "content-type": "application/json" },
  });
}

/** 409: not possible in the current state. */
export function conflict(message: string): StripeFailure {
  return new StripeFailure(409, { type: "invalid_request_error", message });
}

function failureOf(error: Error): StripeFailure {
  if (error instanceof StripeFailure) return error;
  if (error instanceof z.ZodError) return refused(z.prettifyError(error));
  if (error instanceof SyntaxError) return refused("The body is not JSON.");
  throw error;
}

function refused(message: string): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", message });
}

async function asPage(c: Context, status: number, message: string): Promise<Response> {
  const body = html`<main class="notice">
    ${testModeBadge()}
    <h1>That did not work</h1>
    <p>${message}</p>
    <p class="choices"><a class="primary" href="${backTo(c)}">Back to the sandbox</a></p>
  </main>`;
  const text = String(await page("That did not work", body));
  return new Response(text, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

function backTo(c: Context): string {
  const open = c.req.query("open");
  return open ? `/_sandbox?open=${encodeURIComponent(open)}#${encodeURIComponent(open)}` : "/_sandbox";
}

function isForm(c: Context): boolean {
  return /form/.test(c.req.header("content-type") ?? "");
}
