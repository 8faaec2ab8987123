import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requireUser, type User } from "@/lib/auth/session";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const access = z.enum(["none", "factor_needed", "code_needed", "ready"]);

/**
 * What this session may do as an operator, as the database decides it (SQL operator_access). One query per request.
 * @throws UnavailableError when the database is down.
 */
export const getOperatorAccess = cache(async () =>
  access.parse(unwrap(await (await createClient()).rpc("get_operator_access"))),
);

/** The current user as an operator: others get a 404, and who lacks the second factor is led to it, and back. */
export async function requireOperator(next: string): Promise<User> {
  const user = await requireUser(next);
  await requireSecondFactor(next);
  if ((await getOperatorAccess()) !== "ready") notFound();
  return user;
}

/** Leads an operator who has not given the second factor to it, for a page that other members see too. */
export async function requireSecondFactor(next: string): Promise<void> {
  const state = await getOperatorAccess();
  if (state === "factor_needed") redirect(`/settings/second-factor?next=${encodeURIComponent(next)}`);
  if (state === "code_needed") redirect(`/second-factor?next=${encodeURIComponent(next)}`);
}
