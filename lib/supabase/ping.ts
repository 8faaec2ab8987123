import "server-only";
import { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";

/** @throws UnavailableError when the database does not answer. */
export async function pingDatabase(): Promise<void> {
  unwrap(await createPublicClient().from("creators").select("id").limit(1));
}
