import { z } from "zod";
import { grantRequest } from "@/lib/credits/grants";

const text = z.string().catch("");

/** The member that is looked for; with `credits` or `reason`, a grant that was not right comes back as it was typed. */
const grantQuery = z.object({ member: text, credits: text, reason: text });

export type GrantQuery = z.infer<typeof grantQuery>;

export const parseGrantQuery = (query: Record<string, string | string[] | undefined>): GrantQuery =>
  grantQuery.parse(query);

/** The page that shows a member, and what was typed. */
export function memberUrl(member: string, typed: Partial<Omit<GrantQuery, "member">> = {}): string {
  const query = new URLSearchParams({ member, ...typed });
  return `/operator/credits?${query}#member`;
}

/** What is wrong with what was typed; nothing where nothing was. */
export function grantErrors({ credits, reason }: GrantQuery): { credits?: string; reason?: string } {
  if (!credits && !reason) return {};
  const parsed = grantRequest.pick({ credits: true, reason: true }).safeParse({ credits, reason });
  if (parsed.success) return {};
  const { fieldErrors } = z.flattenError(parsed.error);
  return {
    ...(fieldErrors.credits?.[0] && { credits: fieldErrors.credits[0] }),
    ...(fieldErrors.reason?.[0] && { reason: fieldErrors.reason[0] }),
  };
}
