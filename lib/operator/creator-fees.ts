import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { latinDigits } from "@/lib/format/digits";
import { countCharacters, textLimits } from "@/lib/format/names";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** An empty percentage: the shop's own fee again. */
export const creatorFeeForm = z.object({
  slug: z.string().trim().min(1, "Please give the address of the creator’s page."),
  percentage: z
    .string()
    .trim()
    .transform(latinDigits)
    .refine(
      (text) => /^((100|\d{1,2}([.,]\d{1,2})?))?$/.test(text),
      "Please give 0 to 100 with at most two decimals, or leave it empty.",
    ),
  reason: z
    .string()
    .trim()
    .min(1, "Please say why: it is kept.")
    .refine(
      (text) => countCharacters(text) <= textLimits.reason,
      `At most ${textLimits.reason} characters, please.`,
    ),
});

/** False: there is no such creator. The fee is in force for checkouts from now on. */
export async function setCreatorFee(
  actor: User,
  { slug, percentage, reason }: z.infer<typeof creatorFeeForm>,
) {
  const number = percentage === "" ? {} : { percentage: Number(percentage.replace(",", ".")) };
  const args = { ...actorOf(actor), creator_slug: slug, reason };
  return unwrap(await createAdminClient().rpc("set_creator_fee", { ...args, ...number }));
}

/** The changes, newest first. `percentage` is null where the shop's fee came back. */
export async function listCreatorFees(actor: User) {
  const query = createAdminClient().rpc("list_creator_fees", actorOf(actor));
  const rows = unwrap(
    await query.select("id, name, slug, percentage, reason, actor, at:created_at, inForce:in_force"),
  );
  return rows.map((row) => changed.parse(row));
}

const changed = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  percentage: z.number().nullable(),
  reason: z.string(),
  actor: z.string().nullable(),
  at: z.string(),
  inForce: z.boolean(),
});

const actorOf = ({ id, aal }: User) => ({ actor_id: id, actor_aal: aal });
