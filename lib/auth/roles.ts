import "server-only";
import { cache } from "react";
import { getUser } from "@/lib/auth/session";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

export type Roles = { isCreator: boolean; isOperator: boolean };

/**
 * The roles of the current user, which choose what is offered. They authorize nothing: the database does, and
 * requireOperator guards the operator's page. One query per request.
 * @throws UnavailableError when the database is down.
 */
export const getRoles = cache(async (): Promise<Roles> => {
  const user = await getUser();
  if (!user) return { isCreator: false, isOperator: false };
  const query = (await createClient()).from("profiles").select("role, creators(id)").eq("id", user.id);
  const row = unwrap(await query.maybeSingle());
  return { isCreator: (row?.creators.length ?? 0) > 0, isOperator: row?.role === "operator" };
});
