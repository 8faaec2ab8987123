import { LinkButton } from "../ui/button";
import { Message } from "../ui/message";

export function NotFoundMessage() {
  return (
    <Message
      title="There is no such page."
      actions={
        <>
          <LinkButton href="/lessons">See all lessons</LinkButton>
          <LinkButton href="/" variant="secondary">
            To the front page
          </LinkButton>
        </>
      }
    >
      <p className="text-soft">The address may be mistyped, or what it showed is no longer here.</p>
    </Message>
  );
}
