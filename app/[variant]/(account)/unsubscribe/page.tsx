import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { FormName } from "@/components/form/form-name";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { SubmitButton } from "@/components/ui/submit-button";
import { type OptionalMail, readUnsubscribeToken } from "@/lib/mails/unsubscribe";
import { getVariant } from "@/lib/rendering/variant";
import { unsubscribe } from "./actions";

export const metadata: Metadata = { title: "Mails" };

const NAMES: Record<OptionalMail, string> = {
  daily_digest: "the mail in the morning after each day with a sale",
  sale_refunded: "the mail after each refund of one of your sales",
};

/** The link in a mail leads here: it works without signing in, and a scanner that opens it changes nothing. */
export default async function UnsubscribePage({ searchParams }: PageProps<"/[variant]/unsubscribe">) {
  if (!(await getVariant())) return null;
  const { token } = await searchParams;
  const claims = typeof token === "string" ? readUnsubscribeToken(token) : null;
  return (
    <>
      <FlashNotice path="/unsubscribe" />
      {claims ? (
        <>
          <PageHeading title="Switch this mail off?">
            <p>You will no longer get {NAMES[claims.kind]}. What is about your own payments still comes.</p>
          </PageHeading>
          <form action={unsubscribe}>
            <FormName name="unsubscribe" />
            <input type="hidden" name="token" value={token} />
            <SubmitButton wide>Switch it off</SubmitButton>
          </form>
        </>
      ) : (
        <>
          <PageHeading title="Which mails you get">
            <p>You choose them in your settings. A link in a mail to switch it off works for half a year.</p>
          </PageHeading>
          <LinkButton href="/settings" variant="secondary">
            Go to your settings
          </LinkButton>
        </>
      )}
    </>
  );
}
