import "server-only";
import type { Client, Section } from "@/lib/account/export-pages";
import { sections } from "@/lib/account/export-sections";
import type { User } from "@/lib/auth/session";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/**
 * The user's data as JSON text, streamed, so that memory does not grow with the history; of files the name only.
 * Amounts as in the database; `…Minor` in minor units. Times and days in UTC, which `timeZone` says.
 * @throws UnavailableError when the database is down; once begun, the stream breaks off instead.
 */
export async function exportAccount({ id, email }: User): Promise<AsyncGenerator<string>> {
  const client = await createClient();
  const [profile, creator] = await Promise.all([
    client.from("profiles").select("*").eq("id", id).maybeSingle(),
    client
      .from("creators")
      .select("slug, name, bio, picture_path, created_at, settings:creator_settings(time_zone)")
      .eq("id", id)
      .maybeSingle(),
  ]);
  const head = { exportedAt: new Date().toISOString(), timeZone: "UTC" };
  return write(client, id, { ...head, email, profile: unwrap(profile), creator: unwrap(creator) });
}

async function* write(client: Client, userId: string, head: object): AsyncGenerator<string> {
  yield JSON.stringify(head, null, 2).slice(0, -2);
  for (const section of sections) {
    yield `,\n  ${JSON.stringify(section.name)}: [`;
    let separator = "\n    ";
    for await (const row of rowsOf(section, client, userId)) {
      yield separator + JSON.stringify(row);
      separator = ",\n    ";
    }
    yield "\n  ]";
  }
  yield "\n}\n";
}

async function* rowsOf({ pageSize, read }: Section, client: Client, userId: string) {
  let last: unknown = null;
  for (;;) {
    const rows = await read(client, userId, last);
    yield* rows;
    last = rows.at(-1);
    if (rows.length < pageSize) return;
  }
}
