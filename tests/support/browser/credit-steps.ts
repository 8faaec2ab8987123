import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { sql } from "./database.ts";
import { createMember, type Person } from "./people.ts";

/** Gives a member credits, as an operator does. */
export async function grantCredits(to: Person, credits: number): Promise<void> {
  const operator = await createMember("Ada Byron");
  await sql`update public.profiles set role = 'operator' where id = ${operator.id}`;
  await sql`select public.grant_credits(${operator.id}, 'aal2', ${to.id}, ${credits}, 'A gift', ${randomUUID()})`;
}

/** The balance in the page's header, which leads to the packs. */
export const balance = (page: Page): Locator =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /credits( owed)?$/ });
