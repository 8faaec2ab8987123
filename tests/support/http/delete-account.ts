import { expect } from "vitest";
import { sql } from "../database/database.ts";
import { password } from "./accounts.ts";
import { sessionCookie } from "./session-cookie.ts";
import { shopUrl } from "./shop-client.ts";

export type DeletionForm = {
  currentPassword?: string;
  word?: string;
  refundCredits?: string;
  origin?: string;
};

/** Sends the form of /settings/delete as this person's browser does, and answers where it leads. */
export async function sendDeletionForm(
  { email }: { email: string },
  { origin = shopUrl, ...typed }: DeletionForm = {},
) {
  const cookie = await sessionCookie({ email, password });
  const response = await fetch(`${shopUrl}/auth/delete-account`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin },
    body: new URLSearchParams({ currentPassword: password, word: "delete", ...typed }),
  });
  return {
    status: response.status,
    to: response.headers.get("location"),
    cookies: response.headers.getSetCookie(),
    cleared: response.headers.get("clear-site-data"),
  };
}

/** Whether Auth still has the account. */
export const hasAccount = async ({ id }: { id: string }) =>
  (await sql`select from auth.users where id = ${id}`).length === 1;

/** The form is shown again, and nothing was deleted. */
export async function expectNotDeleted(
  { status, to }: { status: number; to: string | null },
  member: { id: string },
) {
  expect(status).toBe(303);
  expect(to).toBe("/settings/delete");
  expect(await hasAccount(member)).toBe(true);
}
