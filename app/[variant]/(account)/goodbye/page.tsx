import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { getVariant } from "@/lib/rendering/variant";

export const metadata: Metadata = { title: "Goodbye" };

export default async function GoodbyePage() {
  if (!(await getVariant())) return null;
  return (
    <>
      <PageHeading title="Your account is deleted">
        <p>You are signed out everywhere. Thank you for learning with us.</p>
      </PageHeading>
      <FlashNotice path="/goodbye" />
      <p className="mb-8 text-soft">
        Keep Stripe’s receipts: with their numbers a payment is still found, without your name.
      </p>
      <LinkButton href="/lessons" variant="secondary">
        Look at the lessons
      </LinkButton>
    </>
  );
}
