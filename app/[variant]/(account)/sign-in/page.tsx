import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { readFlash, readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { WhatComesNext } from "../what-comes-next";
import { SampleSignIns } from "./sample-sign-ins";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/[variant]/sign-in">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  const user = variant === "member" ? await getUser() : null;
  if (user && !(await readFlash("/sign-in"))) redirect(returnTo.next);
  if (user) return <SignedInAlready email={user.email} next={returnTo.next} />;
  return (
    <>
      <PageHeading title="Sign in">
        <WhatComesNext returnTo={returnTo} what="Sign in">
          {returnTo.next.startsWith("/checkout/success")
            ? "You were signed out while you paid. Sign in, and we show what became of your payment."
            : "Your lessons are where you left them."}
        </WhatComesNext>
      </PageHeading>
      <FlashNotice path="/sign-in" />
      <SignInForm initial={await readFormState("/sign-in")} returnTo={returnTo} />
      {env().STRIPE_API_BASE && <SampleSignIns returnTo={returnTo} />}
    </>
  );
}

/** For a member whom a flash was left for, most often about the link that signed them in. */
function SignedInAlready({ email, next }: { email: string | undefined; next: string }) {
  return (
    <>
      <PageHeading title="You are signed in" above={<span className="wrap-anywhere">{email}</span>} />
      <FlashNotice path="/sign-in" />
      <LinkButton href={next}>Continue</LinkButton>
    </>
  );
}
