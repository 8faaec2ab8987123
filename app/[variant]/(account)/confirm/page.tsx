import type { Metadata } from "next";
import { FormName } from "@/components/form/form-name";
import { PageHeading } from "@/components/ui/page-heading";
import { SubmitButton } from "@/components/ui/submit-button";
import { mailedLink } from "@/lib/auth/forms";
import { findMailedLink } from "@/lib/auth/mail/mailed-link";
import { getPendingMail } from "@/lib/auth/mail/pending-mail";
import { readMailReturnUrl } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { getVariant } from "@/lib/rendering/variant";
import { UnusableLink } from "../unusable-link";
import { redeemLink } from "./actions";
import { LinkWarning } from "./link-warning";

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
    lead: "The address of this account changes once both links are opened: the one we mailed to the new address, and the one to the old.",
    button: "Confirm the change",
  },
};

/** Target of mailed links. A GET changes nothing: mail scanners and other sites' pages open links, too. */
export default async function ConfirmPage({ searchParams }: PageProps<"/[variant]/confirm">) {
  const variant = await getVariant();
  if (!variant) return null;
  const query = await searchParams;
  const next = readMailReturnUrl(env().NEXT_PUBLIC_SITE_URL, query.next);
  const link = mailedLink.safeParse(query).data;
  const user = variant === "member" ? await getUser() : null;
  const account = link && (await findMailedLink(link));
  if (!account) return <UnusableLink email={user?.email} returnTo={{ next }} />;
  const { title, lead, button } = texts[link.type];
  const isOwn = (await getPendingMail())?.email === account.email;
  return (
    <>
      <PageHeading title={title} above={<LinkedAddress email={account.email} newEmail={account.newEmail} />}>
        <p>{lead}</p>
      </PageHeading>
      {link.type !== "email_change" && <LinkWarning email={account.email} isOwn={isOwn} user={user} />}
      <form action={redeemLink}>
        <FormName name="redeem-link" />
        <input type="hidden" name="token_hash" value={link.token_hash} />
        <input type="hidden" name="type" value={link.type} />
        <input type="hidden" name="next" value={next} />
        <SubmitButton wide>{button}</SubmitButton>
      </form>
    </>
  );
}

function LinkedAddress({ email, newEmail }: { email: string; newEmail: string | null }) {
  return (
    <span className="wrap-anywhere">
      {email}
      {newEmail && <span className="block">becomes {newEmail}</span>}
    </span>
  );
}
