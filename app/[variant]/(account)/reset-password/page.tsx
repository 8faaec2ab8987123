import type { Metadata } from "next";
import { PageHeading } from "@/components/ui/page-heading";
import { isRecovering } from "@/lib/auth/mail/recovery";
import { readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { OpenRecoveryLink } from "../open-recovery-link";
import { ResetPasswordForm } from "./reset-password-form";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPasswordPage({ searchParams }: PageProps<"/[variant]/reset-password">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  const user = variant === "member" ? await getUser() : null;
  if (!user || !(await isRecovering(user.id))) return <OpenRecoveryLink returnTo={returnTo} />;
  return (
    <>
      <PageHeading title="Choose a new password">
        <p>You stay signed in here. Everywhere else you are signed out within the hour.</p>
      </PageHeading>
      <ResetPasswordForm
        initial={await readFormState("/reset-password")}
        returnTo={returnTo}
        email={user.email}
      />
    </>
  );
}
