import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeading } from "@/components/ui/page-heading";
import { readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { WhatComesNext } from "../what-comes-next";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Make an account" };

export default async function SignUpPage({ searchParams }: PageProps<"/[variant]/sign-up">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  if (variant === "member" && (await getUser())) redirect(returnTo.next);
  return (
    <>
      <PageHeading title="Make an account">
        <WhatComesNext returnTo={returnTo} what="Make an account">
          It is free, and keeps the lessons you buy.
        </WhatComesNext>
      </PageHeading>
      <SignUpForm initial={await readFormState("/sign-up")} returnTo={returnTo} />
    </>
  );
}
