import "server-only";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

/** Resolves when the database answers. @throws UnavailableError when it does not. */
export async function pingDatabase(): Promise<void> {
  unwrap(await createPublicClient().from("creators").select("id").limit(1));
}
