import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { getVariant } from "@/lib/rendering/variant";
import { CreditsContent, type CreditsProps } from "./credits-content";

export const metadata: Metadata = { title: "Credits" };

export default async function CreditsPage({ searchParams }: CreditsProps) {
  if (!(await getVariant())) return null;
  return (
    <>
      <FlashNotice path="/credits" />
      <PageHeading title="Credits">
        <p>Buy them once, and open lessons with one press. One credit is one US cent; they never expire.</p>
      </PageHeading>
      <CreditsContent searchParams={searchParams} />
    </>
  );
}
