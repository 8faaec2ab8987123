import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { getPendingMail } from "@/lib/auth/mail/pending-mail";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink } from "../account-link";
import { AccountLinks } from "../account-links";

export const metadata: Metadata = { title: "Check both mailboxes" };

export default async function CheckBothMailboxesPage() {
  const variant = await getVariant();
  if (!variant) return null;
  const email = (await getPendingMail())?.email;
  return (
    <>
      <PageHeading
        title="Check both mailboxes"
        above={email && <span className="wrap-anywhere">{email}</span>}
      >
        <p>
          We mailed a link to your current address and to the new one. Open both within an hour, in any order.
        </p>
      </PageHeading>
      <FlashNotice path="/check-both-mailboxes" />
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
