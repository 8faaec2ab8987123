import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { type ReturnTo, readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { readFlash, readFormState } from "@/lib/http/flash";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink, AccountLinks } from "../account-links";
import { UnusableLink } from "../unusable-link";
import { SampleSignIns } from "./sample-sign-ins";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/[variant]/sign-in">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  const user = variant === "member" ? await getUser() : null;
  const flash = await readFlash("/sign-in");
  const notice = flash?.kind === "notice" ? flash.code : null;
  if (user && notice === "link-expired") return <UnusableLink email={user.email} returnTo={returnTo} />;
  if (user && !notice) redirect(returnTo.next);
  return (
    <>
      <PageHeading title="Sign in">
        <p>{whatComesNext(returnTo)}</p>
      </PageHeading>
      <FlashNotice path="/sign-in" />
      <SignInForm initial={await readFormState("/sign-in")} returnTo={returnTo} />
      <AccountLinks>
        <AccountLink to="/forgot-password" returnTo={returnTo}>
          Forgot your password?
        </AccountLink>
        <AccountLink to="/sign-up" returnTo={returnTo}>
          New here? Make an account
        </AccountLink>
      </AccountLinks>
      {env().STRIPE_API_BASE && <SampleSignIns returnTo={returnTo} />}
    </>
  );
}

function whatComesNext({ lesson, next }: ReturnTo): string {
  if (lesson) return "Then you continue to the payment.";
  if (next.startsWith("/checkout/success"))
    return "You were signed out while you paid. Sign in, and we show what became of your payment.";
  return "Your lessons are where you left them.";
}
