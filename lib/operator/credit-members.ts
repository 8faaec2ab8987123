import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const grant = z.object({
  lotId: z.int(),
  credits: z.int(),
  spent: z.int(),
  /** Equal to `credits` once it was taken back. */
  removed: z.int(),
  /** It ended with the account. */
  closed: z.boolean(),
  /** The operator's name; null once their account is deleted. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.string(),
});

const member = z.object({
  id: z.uuid(),
  displayName: z.string(),
  email: z.string().nullable(),
  /** In credits; below zero they are owed. */
  balance: z.int(),
  grants: z.array(grant),
});

export type Grant = z.infer<typeof grant>;
export type CreditMember = z.infer<typeof member>;

const listedGrant = grant.extend({
  /** Null once the account is deleted. */
  memberId: z.uuid().nullable(),
  to: z.string().nullable(),
});

export type ListedGrant = z.infer<typeof listedGrant>;

const owing = z.object({ id: z.uuid(), displayName: z.string().nullable(), owed: z.int() });

/** The member with this e-mail address or id and the newest 50 grants; null for none, and for all but operators. */
export async function getCreditMember(wanted: string): Promise<CreditMember | null> {
  const client = await createClient();
  return member.nullable().parse(unwrap(await client.rpc("get_credit_member", { wanted })));
}

/** The 100 who owe most; `displayName` is null once the account is deleted. Empty for all but operators. */
export async function listOwingMembers(): Promise<z.infer<typeof owing>[]> {
  const client = await createClient();
  return z.array(owing).parse(unwrap(await client.rpc("list_owing_members")));
}

/** Grants to all members, newest first, from before a lot on; empty for all but operators. */
export async function listGrants({
  before,
  pageSize = 10,
}: {
  before?: number | undefined;
  pageSize?: number;
}) {
  const client = await createClient();
  const page = { ...(before !== undefined && { before_id: before }), max_rows: pageSize + 1 };
  const rows = z.array(listedGrant).parse(unwrap(await client.rpc("list_grants", page)));
  const grants = rows.slice(0, pageSize);
  return { grants, nextBefore: rows.length > pageSize ? grants.at(-1)?.lotId : undefined };
}
