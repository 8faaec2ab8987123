import type { CreditAudit } from "@/lib/checkout/credits/operator/audit";
import type { Flash } from "@/lib/http/forms/flash";
import type { Grant } from "@/lib/operator/credit-members";

type Seen = { grants: Pick<Grant, "at">[]; flash: Flash | null };

/** Whether the page shows that credits were granted or taken back after the books were summed up. */
export function hasChangedSince(
  { updatedAt }: Pick<CreditAudit, "updatedAt">,
  { grants, flash }: Seen,
): boolean {
  if (flash?.kind === "granted" || (flash?.kind === "grant" && flash.result === "withdrawn")) return true;
  return grants.some(({ at }) => Date.parse(at) > Date.parse(updatedAt));
}
