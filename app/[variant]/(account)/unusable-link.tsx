import { flashMessage } from "@/components/flash/flash-messages";
import { LinkButton } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { type ReturnTo, withReturnTo } from "@/lib/auth/return-to";

/** For an expired or used link; for members it is most often the one that signed them in. */
export function UnusableLink({ email, returnTo }: { email: string | undefined; returnTo: ReturnTo }) {
  const title = flashMessage({ kind: "notice", code: "link-expired" })?.title ?? "";
  if (email)
    return (
      <Message title={title} actions={<LinkButton href={returnTo.next}>Continue</LinkButton>}>
        <p className="wrap-anywhere">You are signed in as {email}, so there is nothing more to do with it.</p>
      </Message>
    );
  return (
    <Message
      title={title}
      actions={
        <>
          <LinkButton href={withReturnTo("/sign-in", returnTo)}>Sign in</LinkButton>
          <LinkButton href={withReturnTo("/forgot-password", returnTo)} variant="secondary">
            Mail me a new link
          </LinkButton>
        </>
      }
    >
      <p>
        Links work once, for an hour. To confirm your address, sign in, and ask for a new mail there. To
        choose a password, ask for a new link.
      </p>
    </Message>
  );
}
