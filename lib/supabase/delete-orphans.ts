import "server-only";
import { UnavailableError } from "@/lib/errors";
import { createJobClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** Files that one request to storage deletes. */
const batchSize = 100;

const listFunctions = {
  "lesson-videos": "list_orphaned_videos",
  "lesson-files": "list_orphaned_files",
  "creator-pictures": "list_orphaned_pictures",
} as const;

/**
 * Deletes the bucket's files that nothing names any more. Returns how many storage has deleted; those that it leaves
 * are passed over.
 * @throws UnavailableError when the database or storage is down; an Error when storage refuses.
 */
export async function deleteOrphans(bucket: keyof typeof listFunctions): Promise<number> {
  const client = createJobClient();
  let deleted = 0;
  let after_name = "";
  for (;;) {
    const paths = unwrap(await client.rpc(listFunctions[bucket], { after_name, max_rows: batchSize }));
    const last = paths.at(-1);
    if (last === undefined) return deleted;
    const { data, error } = await client.storage.from(bucket).remove(paths);
    // No answer, or none of storage's own.
    if (error?.name === "StorageUnknownError") throw new UnavailableError(`storage: ${error.message}`);
    if (error) throw error;
    deleted += data.length;
    after_name = last;
  }
}
