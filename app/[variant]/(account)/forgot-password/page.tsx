import type { Metadata } from "next";
import { PageHeading } from "@/components/ui/page-heading";
import { readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { ForgotPasswordForm } from "./forgot-password-form";

export const metadata: Metadata = { title: "Forgot your password" };

export default async function ForgotPasswordPage({ searchParams }: PageProps<"/[variant]/forgot-password">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  const user = variant === "member" ? await getUser() : null;
  return (
    <>
      <PageHeading title="A new password">
        <p>We mail you a link. It lets you choose a new one.</p>
      </PageHeading>
      <ForgotPasswordForm
        initial={await readFormState("/forgot-password")}
        returnTo={returnTo}
        email={user?.email}
      />
    </>
  );
}
