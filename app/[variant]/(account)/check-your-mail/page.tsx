import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { getPendingMail } from "@/lib/auth/mail/pending-mail";
import { readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink } from "../account-link";
import { AccountLinks } from "../account-links";
import { SendAgain } from "../send-again";

export const metadata: Metadata = { title: "Check your mail" };

const texts = {
  confirmation: {
    lead: "Open the link in it to confirm your address. If there is an account already, the mail says so.",
    startOver: "/sign-up",
  },
  recovery: {
    lead: "If there is an account with this address, the mail has a link that lets you choose a new password.",
    startOver: "/forgot-password",
  },
} as const;

/** Does not disclose whether there is an account. */
export default async function CheckYourMailPage({ searchParams }: PageProps<"/[variant]/check-your-mail">) {
  const variant = await getVariant();
  if (!variant) return null;
  const query = await searchParams;
  const returnTo = readReturnTo(query);
  const mail = query.mail === "recovery" ? "recovery" : "confirmation";
  // Confirmed meanwhile in another tab. Members may ask for a recovery mail, too.
  if (mail === "confirmation" && variant === "member" && (await getUser())) redirect(returnTo.next);
  const email = (await getPendingMail())?.email;
  return (
    <>
      <PageHeading title="Check your mail" above={email && <span className="wrap-anywhere">{email}</span>}>
        <p>{texts[mail].lead}</p>
      </PageHeading>
      <FlashNotice path="/check-your-mail" />
      <p className="mb-5 text-soft">
        Nothing there after a few minutes? Check your spam folder, and see that the address is right. Only the
        newest link works, once, for an hour.
      </p>
      {email && <SendAgain email={email} mail={mail} returnTo={returnTo} />}
      <AccountLinks>
        <AccountLink to={texts[mail].startOver} returnTo={returnTo}>
          Use another address
        </AccountLink>
        <AccountLink to="/sign-in" returnTo={returnTo}>
          Have an account already? Sign in
        </AccountLink>
      </AccountLinks>
    </>
  );
}
