import { randomUUID } from "node:crypto";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { z } from "zod";
import { pay } from "../stripe/control.ts";
import { until } from "../until.ts";
import { sql } from "./database.ts";
import type { Lesson } from "./lessons.ts";
import { createMember, type Person } from "./people.ts";
import { paymentIntentOf } from "./sale-steps.ts";

/** Gives a member credits, as an operator does. */
export async function grantCredits(to: Person, credits: number): Promise<void> {
  const operator = await createMember("Ada Byron");
  await sql`update public.profiles set role = 'operator' where id = ${operator.id}`;
  await sql`select public.grant_credits(${operator.id}, 'aal2', ${to.id}, ${credits}, 'A gift', ${randomUUID()})`;
}

/** The balance in the page's header, which leads to the packs. */
export const balance = (page: Page): Locator =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /credits?( owed)?$/i });

/** Buys a pack and pays, through the APIs. */
export async function buyPack(context: BrowserContext, packId: string) {
  const answer = await context.request.post("/api/credits/checkout", { data: { packId } });
  const { purchaseId: id, sessionId } = z
    .object({ purchaseId: z.string(), sessionId: z.string() })
    .parse(await answer.json());
  await pay(sessionId);
  await until("the credits of the pack", async () => {
    const lots = await sql`select from private.credit_lots where purchase_id = ${id}`;
    return lots.length > 0;
  });
  return { id, paymentIntent: await paymentIntentOf(sessionId) };
}

/** Opens a lesson with credits, through the API; returns the id of the purchase. */
export async function openWithCredits(context: BrowserContext, { id }: Lesson): Promise<string> {
  const headers = { "idempotency-key": randomUUID() };
  const answer = await context.request.post(`/api/lessons/${id}/redeem`, { headers, data: {} });
  return z.object({ purchaseId: z.string() }).parse(await answer.json()).purchaseId;
}

export const packs = { professional: "5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0003" };
