import "server-only";
import { cache } from "react";
import { getUser } from "@/lib/auth/session";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** What the signed-in person is here beside a learner: somebody who teaches, somebody who runs the shop. */
export type Roles = { isCreator: boolean; isOperator: boolean };

/**
 * The roles of whoever sent this request; none for a guest. Asked once per page. It words pages; the database
 * authorises by itself.
 * @throws UnavailableError when the database is down.
 */
export const getRoles = cache(async (): Promise<Roles> => {
  const user = await getUser();
  if (!user) return { isCreator: false, isOperator: false };
  const query = (await createClient()).from("profiles").select("role, creators(id)").eq("id", user.id);
  const row = unwrap(await query.maybeSingle());
  return { isCreator: (row?.creators.length ?? 0) > 0, isOperator: row?.role === "operator" };
});
