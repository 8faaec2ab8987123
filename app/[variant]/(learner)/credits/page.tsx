import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUser } from "@/lib/auth/session";
import { isSlug } from "@/lib/rendering/routes";
import { getVariant } from "@/lib/rendering/variant";
import { CreditShop } from "./credit-shop";

export const metadata: Metadata = { title: "Credits" };

/** `lesson` is the slug of the lesson that credits are wanted for. */
export default async function CreditsPage({ searchParams }: PageProps<"/[variant]/credits">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { lesson } = await searchParams;
  const slug = typeof lesson === "string" && isSlug(lesson) ? lesson : undefined;
  const user = await requireUser(slug ? `/credits?lesson=${slug}` : "/credits");
  return (
    <>
      <FlashNotice path="/credits" />
      <PageHeading title="Credits">
        <p>Buy them once, and open lessons with one press. One credit is one US cent; they never expire.</p>
      </PageHeading>
      <CreditShop user={user} slug={slug} />
    </>
  );
}
