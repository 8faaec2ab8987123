import { z } from "zod";
import { grantReason, grantRequest } from "@/lib/checkout/credits/operator/grants";
import type { Typed } from "@/lib/http/forms/typed-form";

/** The member that is looked at. Grants are listed from before the lot `before` on, else from the newest. */
const grantQuery = z.object({
  member: z.string().catch(""),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

export const parseGrantQuery = (query: Record<string, string | string[] | undefined>) =>
  grantQuery.parse(query);

/** The page that shows a member. */
export const memberUrl = (member: string): string =>
  `/operator/credits?${new URLSearchParams({ member })}#member`;

/** Validation errors of the input; empty where none was typed, or where it was not sent. */
export function grantErrors(typed: Typed | undefined): { credits?: string; reason?: string } {
  if (!typed || typed.message) return {};
  const parsed = grantRequest.pick({ credits: true, reason: true }).safeParse(typed.fields);
  if (parsed.success) return {};
  const { fieldErrors } = z.flattenError(parsed.error);
  return {
    ...(fieldErrors.credits?.[0] && { credits: fieldErrors.credits[0] }),
    ...(fieldErrors.reason?.[0] && { reason: fieldErrors.reason[0] }),
  };
}

/** What is wrong with the reason for taking a grant back. */
export const withdrawalError = ({ fields, message }: Typed): string | undefined =>
  message ? undefined : grantReason.safeParse(fields.reason).error?.issues[0]?.message;
