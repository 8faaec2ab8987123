import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";

export const metadata: Metadata = { title: "Goodbye" };

export default function GoodbyePage() {
  return (
    <>
      <PageHeading title="Your account is deleted">
        <p>You are signed out everywhere. Thank you for learning with us.</p>
      </PageHeading>
      <p className="mb-8 text-soft">
        Keep Stripe’s receipts: with their numbers a payment is still found, without your name.
      </p>
      <LinkButton href="/lessons" variant="secondary">
        Look at the lessons
      </LinkButton>
    </>
  );
}
