import type { Metadata } from "next";
import { PageHeading } from "@/components/page-heading";
import { getPendingEmail } from "@/lib/auth/pending-email-cookie";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink, AccountLinks } from "../account-links";

export const metadata: Metadata = { title: "Check both mailboxes" };

/** While a change of address waits: for both mailboxes, or, after `?one=done`, for the other one. */
export default async function CheckBothMailboxesPage({
  searchParams,
}: PageProps<"/[variant]/check-both-mailboxes">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { one } = await searchParams;
  const email = await getPendingEmail();
  return (
    <>
      {one === "done" ? (
        <PageHeading title="One address is confirmed">
          <p>Now open the link in the mail to the other address. Then the change is done.</p>
        </PageHeading>
      ) : (
        <PageHeading
          title="Check both mailboxes"
          above={email && <span className="wrap-anywhere">{email}</span>}
        >
          <p>
            We mailed a link to your current address and to the new one. Open both within an hour, in any
            order.
          </p>
        </PageHeading>
      )}
      <p className="text-soft">
        Nothing changes until you have opened both. No mail after a few minutes? Check your spam folder. An
        address that has an account of its own gets none: delete that account first.
      </p>
      <AccountLinks>
        <AccountLink to="/settings" returnTo={{ next: "/" }}>
          Back to the settings
        </AccountLink>
      </AccountLinks>
    </>
  );
}
