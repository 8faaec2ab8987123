import type { Metadata } from "next";
import { FormName } from "@/components/form/form-name";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SubmitButton } from "@/components/ui/submit-button";
import { mailedLink } from "@/lib/auth/forms";
import { readMailReturnUrl } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { getVariant } from "@/lib/rendering/variant";
import { ReturnFields } from "../return-fields";
import { UnusableLink } from "../unusable-link";
import { redeemLink } from "./actions";

export const metadata: Metadata = { title: "The link in your mail" };

const texts = {
  email: {
    title: "Confirm your address",
    lead: "That signs you in and takes you on.",
    button: "Confirm my address",
  },
  recovery: {
    title: "A new password",
    lead: "First we sign you in, then you choose it.",
    button: "Choose a new password",
  },
  email_change: {
    title: "Change your address",
    lead: "Your address changes once both links are opened: the one we mailed to the new address, and the one to the old.",
    button: "Confirm the change",
  },
};

/** Target of mailed links. A GET changes nothing: mail scanners and other sites' pages open links, too. */
export default async function ConfirmPage({ searchParams }: PageProps<"/[variant]/confirm">) {
  const variant = await getVariant();
  if (!variant) return null;
  const query = await searchParams;
  const returnTo = readMailReturnUrl(env().NEXT_PUBLIC_SITE_URL, query.next);
  const link = mailedLink.safeParse(query);
  const user = variant === "member" ? await getUser() : null;
  if (!link.success) return <UnusableLink email={user?.email} returnTo={returnTo} />;
  const { title, lead, button } = texts[link.data.type];
  return (
    <>
      <PageHeading title={title}>
        <p>{lead}</p>
      </PageHeading>
      {user && (
        <div className="mb-6 wrap-anywhere">
          <Notice tone="warning" title={`You are signed in as ${user.email}.`}>
            This link signs you in to the account it was sent to. Did another person give it to you? Then
            leave it.
          </Notice>
        </div>
      )}
      <form action={redeemLink}>
        <FormName name="redeem-link" />
        <input type="hidden" name="token_hash" value={link.data.token_hash} />
        <input type="hidden" name="type" value={link.data.type} />
        <ReturnFields returnTo={returnTo} />
        <SubmitButton wide>{button}</SubmitButton>
      </form>
    </>
  );
}
