import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { readFlash } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";

export const metadata: Metadata = { title: "Goodbye" };

const page = "/goodbye";

/** Shown once, after the deletion: opening the URL alone does not claim that an account was deleted. */
export default async function GoodbyePage() {
  if (!(await getVariant())) return null;
  if ((await readFlash(page))?.kind !== "account-deleted") redirect("/");
  return (
    <>
      <PageHeading title="Your account is deleted">
        <p>You are signed out everywhere. Thank you for learning with us.</p>
      </PageHeading>
      <FlashNotice path={page} />
      <p className="mb-8 text-soft">
        Keep Stripe’s receipts: with their numbers a payment is still found, without your name.
      </p>
      <LinkButton href="/lessons" variant="secondary">
        Look at the lessons
      </LinkButton>
    </>
  );
}
