import "server-only";
import slugify from "@sindresorhus/slugify";
import type { QueryData } from "@supabase/supabase-js";
import { cache } from "react";
import { z } from "zod";
import { type CreatorFields, isCreatorSlug } from "@/lib/account/creator-form";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

type Client = Awaited<ReturnType<typeof createClient>>;

const selectCreator = (client: Client, userId: string) =>
  client
    .from("creators")
    .select("name, slug, bio, picturePath:picture_path, settings:creator_settings(timeZone:time_zone)")
    .eq("id", userId);

type CreatorRow = QueryData<ReturnType<typeof selectCreator>>[number];

/** `timeZone`: a name (IANA) that only the creator sees. */
export type CreatorProfile = Omit<CreatorRow, "settings"> & { timeZone: string };

/** The member's public profile; null for a member who is no creator. One query per page. */
export const getCreatorProfile = cache(async (userId: string): Promise<CreatorProfile | null> => {
  const row = unwrap(await selectCreator(await createClient(), userId).maybeSingle());
  if (!row) return null;
  const { settings, ...profile } = row;
  return { ...profile, timeZone: settings?.timeZone ?? "UTC" };
});

const saved = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.enum([
      "created",
      "saved",
      "slug_taken",
      "picture_missing",
      "too_many_slugs",
      "time_zone_unknown",
      "time_zone_fixed",
      "account_closed",
    ]),
  }),
  z.object({ outcome: z.literal("too_many_changes"), retryAfterSeconds: z.int() }),
]);

export type SavedProfile = z.infer<typeof saved>;

/**
 * Makes the signed-in member a creator, or changes their public profile (SQL: save_creator_profile).
 * @throws UnavailableError when the database is down.
 */
export async function saveCreatorProfile(
  { timeZone, ...fields }: CreatorFields,
  picturePath: string | null,
): Promise<SavedProfile> {
  const client = await createClient();
  const picture = picturePath === null ? {} : { picture_path: picturePath };
  const args = { ...fields, ...picture, time_zone: timeZone };
  return saved.parse(unwrap(await client.rpc("save_creator_profile", args)));
}

/** A free slug made of a name, with a number where it is taken; "" where no letter of the name can be written so. */
export async function suggestSlug(name: string): Promise<string> {
  const base = slugify(name).slice(0, 56).replace(/-$/, "");
  const choices = [base, ...Array.from({ length: 9 }, (_, index) => `${base}-${index + 2}`)].filter(
    isCreatorSlug,
  );
  const client = await createClient();
  const rows = unwrap(await client.from("creator_slugs").select("slug").in("slug", choices));
  const taken = new Set(rows.map(({ slug }) => slug));
  return choices.find((slug) => !taken.has(slug)) ?? "";
}
