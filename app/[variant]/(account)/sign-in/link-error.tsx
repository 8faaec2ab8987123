import { Message } from "@/components/message";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { describeProblem } from "@/lib/auth/problems";
import { type ReturnTo, withReturnTo } from "@/lib/auth/return-to";

/** Says why a mailed link did not work (`?error=`, see ../confirm), and how to get on without it. */
export function LinkError({ error, returnTo }: { error: unknown; returnTo: ReturnTo }) {
  if (error === "unavailable") {
    return (
      <div data-arrival className="mb-6">
        <Notice tone="warning" title="We could not check your link just now.">
          Please open it again in a moment.
        </Notice>
      </div>
    );
  }
  if (error !== "link_expired") return null;
  return (
    <div data-arrival className="mb-6">
      <Notice tone="warning" title={describeProblem({ problem: "link_expired" }).message}>
        <p>
          Links work once, for an hour. To confirm your address, sign in, and ask for a new mail there. To
          choose a password,{" "}
          <a className="link" href={withReturnTo("/forgot-password", returnTo)}>
            ask for a new link
          </a>
          .
        </p>
      </Notice>
    </div>
  );
}

/** To somebody who opens an old link and is signed in: most often the one that signed them in. */
export function UsedLink({ email, next }: { email: string; next: string }) {
  return (
    <Message
      title="This link was used already, or it is too old."
      actions={<LinkButton href={next}>Go on</LinkButton>}
    >
      <p className="wrap-anywhere">You are signed in as {email}, so there is nothing more to do with it.</p>
    </Message>
  );
}
