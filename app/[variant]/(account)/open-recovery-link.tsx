import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { type ReturnTo, withReturnTo } from "@/lib/auth/return-to";

/** For a browser that may not set a password without the old one. */
export function OpenRecoveryLink({ returnTo }: { returnTo: ReturnTo }) {
  return (
    <>
      <PageHeading title="Open the link in your mail">
        <p>To choose a new password, open the link we mail you. You then have an hour, and it works once.</p>
      </PageHeading>
      <LinkButton href={withReturnTo("/forgot-password", returnTo)}>Mail me a new link</LinkButton>
    </>
  );
}
