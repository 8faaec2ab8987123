import type { Metadata } from "next";
import { PageHeading } from "@/components/ui/page-heading";
import { getDeletionFacts } from "@/lib/account/delete";
import { requireUserAnd } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink } from "../../account-link";
import { AccountLinks } from "../../account-links";
import { DeletionForm } from "./deletion-form";
import { DeletionSummary } from "./deletion-summary";
import { RefundOption } from "./refund-option";

export const metadata: Metadata = { title: "Delete your account" };

export default async function DeletePage() {
  const variant = await getVariant();
  if (!variant) return null;
  const [user, facts] = await requireUserAnd("/settings/delete", getDeletionFacts);
  const state = await readFormState("/settings/delete", "delete-account");
  return (
    <>
      <PageHeading title="Delete your account">
        <p>At once and permanently. It cannot be restored.</p>
      </PageHeading>
      <DeletionSummary user={user} facts={facts} />
      <DeletionForm
        state={state}
        email={user.email}
        refundOption={
          facts.refundMinor > 0 && (
            <RefundOption
              minor={facts.refundMinor}
              currency={user.credits.currency}
              isWanted={!state || state.values?.refundCredits !== undefined}
            />
          )
        }
      />
      <AccountLinks>
        <AccountLink to="/settings" returnTo={{ next: "/" }}>
          Keep the account
        </AccountLink>
        <AccountLink to="/forgot-password" returnTo={{ next: "/settings/delete" }}>
          Forgot your password?
        </AccountLink>
      </AccountLinks>
    </>
  );
}
