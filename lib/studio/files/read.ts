import "server-only";
import { create as contentDisposition } from "content-disposition";
import { getUserAnd } from "@/lib/auth/session";
import { openObject } from "@/lib/studio/files/objects";
import { createPublicClient } from "@/lib/supabase/public";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** What a page shows or offers of a lesson: pictures and attachments. */
export type ReadableFile = { body: Response; headers: Record<string, string> };

const columns = "kind, name, mediaType:media_type, path, bytes, part:published_part";

/**
 * A picture or an attachment, where row-level security lets the visitor read it: all of what a published lesson shows
 * to everyone, of the rest its readers, and the creator theirs. Null otherwise, and where the session has ended.
 * @throws UnavailableError when the database or storage is down.
 */
export async function readFile(id: string): Promise<ReadableFile | null> {
  const file = (await findFile(createPublicClient(), id)) ?? (await findMembersFile(id));
  const body = file?.path ? await openObject({ kind: file.kind, path: file.path }) : null;
  if (!file || !body) return null;
  return {
    body,
    headers: {
      "content-type": file.mediaType.startsWith("text/")
        ? `${file.mediaType}; charset=utf-8`
        : file.mediaType,
      "content-length": String(file.bytes),
      "content-disposition": file.kind === "picture" ? "inline" : contentDisposition(file.name),
      "cache-control": file.part === "preview" ? "public, max-age=3600" : "private, no-store",
    },
  };
}

async function findFile(client: Pick<ReturnType<typeof createPublicClient>, "from">, id: string) {
  const query = client.from("lesson_files").select(columns).eq("id", id).eq("state", "ready");
  return unwrap(await query.in("kind", ["picture", "attachment"]).maybeSingle());
}

async function findMembersFile(id: string) {
  const known = await getUserAnd(async () => findFile(await createClient(), id));
  return known?.[1];
}

/** A picture that everyone sees, as a guest reads it: for what is cached for all. Null where it is none. */
export async function readPublicPicture(id: string): Promise<Buffer | null> {
  const query = createPublicClient().from("lesson_files").select("path").eq("id", id).eq("kind", "picture");
  const path = unwrap(await query.maybeSingle())?.path;
  const object = path ? await openObject({ kind: "picture", path }) : null;
  return object && Buffer.from(await object.arrayBuffer());
}
