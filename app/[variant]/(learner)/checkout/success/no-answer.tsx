import { LinkButton } from "@/components/ui/button";
import { Message } from "@/components/ui/message";

/** The same for unknown payments and for other users' payments, so that the page discloses nothing. */
export function Unknown({ isGuest = false }: { isGuest?: boolean }) {
  return (
    <Message
      title="We can’t find this payment."
      actions={
        isGuest ? (
          <LinkButton href="/sign-in?next=/profile">Sign in</LinkButton>
        ) : (
          <LinkButton href="/profile">Your purchases</LinkButton>
        )
      }
    >
      <p>
        If you have just paid, sign in with the account you bought with. Everything that account has paid for
        is shown in its profile.
      </p>
    </Message>
  );
}

export function Outage() {
  return (
    <Message
      title="We can’t reach the payment service at the moment."
      actions={
        <LinkButton href="/profile" variant="secondary">
          Your purchases
        </LinkButton>
      }
    >
      <p>If you paid, what you bought will be there by itself, and you will not be charged again.</p>
      <p className="text-soft">This page keeps trying. You can also close it.</p>
    </Message>
  );
}
