import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeading } from "@/components/ui/page-heading";
import { readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/flash";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink, AccountLinks } from "../account-links";
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
        {returnTo.lesson ? (
          <p>Then you continue to the payment.</p>
        ) : (
          <p>It is free, and keeps the lessons you buy.</p>
        )}
      </PageHeading>
      <SignUpForm initial={await readFormState("/sign-up")} returnTo={returnTo} />
      <AccountLinks>
        <AccountLink to="/sign-in" returnTo={returnTo}>
          Been here before? Sign in
        </AccountLink>
      </AccountLinks>
    </>
  );
}
