import { z } from "zod";
import { grantReason, grantRequest } from "@/lib/checkout/credits/grants";

const text = z.string().catch("");

/**
 * The id of the member that is looked at. A grant that was not made comes back as it was typed, with `form`; so does
 * the reason of one that was not taken back, with its lot in `withdraw`.
 */
const grantQuery = z.object({
  member: text,
  /** Grants are listed from before this lot on; anything else begins with the newest. */
  before: z.coerce.number().int().positive().optional().catch(undefined),
  form: text,
  credits: text,
  reason: text,
  withdraw: text,
  withdrawReason: text,
});

export type GrantQuery = z.infer<typeof grantQuery>;

export const parseGrantQuery = (query: Record<string, string | string[] | undefined>): GrantQuery =>
  grantQuery.parse(query);

/** The page that shows a member, and what was typed. */
export function memberUrl(
  member: string,
  typed: Partial<Omit<GrantQuery, "member" | "before">> = {},
): string {
  const query = new URLSearchParams({ member, ...typed });
  return `/operator/credits?${query}#member`;
}

/** What is wrong with what was typed; nothing where nothing was. */
export function grantErrors({ form, credits, reason }: GrantQuery): { credits?: string; reason?: string } {
  if (!form) return {};
  const parsed = grantRequest.pick({ credits: true, reason: true }).safeParse({ credits, reason });
  if (parsed.success) return {};
  const { fieldErrors } = z.flattenError(parsed.error);
  return {
    ...(fieldErrors.credits?.[0] && { credits: fieldErrors.credits[0] }),
    ...(fieldErrors.reason?.[0] && { reason: fieldErrors.reason[0] }),
  };
}

/** What is wrong with the reason for taking a grant back. */
export const withdrawalError = ({ withdrawReason }: GrantQuery): string | undefined =>
  grantReason.safeParse(withdrawReason).error?.issues[0]?.message;
