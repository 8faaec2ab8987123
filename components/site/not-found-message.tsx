import { LinkButton } from "../ui/button";
import { Message } from "../ui/message";

export function NotFoundMessage() {
  return (
    <Message
      title="This page is not in the catalogue."
      actions={
        <>
          <LinkButton href="/lessons">See all lessons</LinkButton>
          <LinkButton href="/" variant="secondary">
            To the front page
          </LinkButton>
        </>
      }
    >
      <p className="text-soft">The address may be mistyped, or the lesson is no longer for sale.</p>
    </Message>
  );
}
