import type { Metadata } from "next";
import { Message } from "@/components/message";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that lead nowhere. */
export default function NotFound() {
  return (
    <Message
      title="This page is not in the catalogue."
      actions={<LinkButton href="/lessons">See all lessons</LinkButton>}
    >
      <p className="text-soft">The address may be mistyped, or the lesson was taken off the shelf.</p>
    </Message>
  );
}
