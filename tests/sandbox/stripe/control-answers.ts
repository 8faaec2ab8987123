import type { Context } from "hono";
import { z } from "zod";
import { StripeFailure } from "./errors.ts";

/** What a form or a JSON client sent, as an object. */
export async function readBody(c: Context): Promise<unknown> {
  if (isForm(c))
    return Object.fromEntries(Object.entries(await c.req.parseBody()).filter(([, value]) => value !== ""));
  const text = await c.req.text();
  return text === "" ? {} : JSON.parse(text);
}

/** The result for a JSON client; a person who sent a form goes back to the page. */
export function done(c: Context, result: object): Response {
  return isForm(c) ? c.redirect("/_sandbox", 303) : c.json(result);
}

/** What went wrong with a call to `/_sandbox`, as JSON. */
export function problem(error: Error, c: Context): Response {
  if (error instanceof StripeFailure)
    return new Response(JSON.stringify({ error: error.body }), json(error.status));
  if (error instanceof z.ZodError) return c.json({ error: { message: z.prettifyError(error) } }, 400);
  if (error instanceof SyntaxError) return c.json({ error: { message: "The body is not JSON." } }, 400);
  throw error;
}

function json(status: number): ResponseInit {
  return { status, headers: { "content-type": "application/json" } };
}

function isForm(c: Context): boolean {
  return /form/.test(c.req.header("content-type") ?? "");
}
