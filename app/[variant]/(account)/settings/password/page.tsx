import type { Metadata } from "next";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink } from "../../account-link";
import { AccountLinks } from "../../account-links";
import { PasswordForm } from "./password-form";

export const metadata: Metadata = { title: "Change your password" };

export default async function PasswordPage() {
  const variant = await getVariant();
  if (!variant) return null;
  const user = await requireUser("/settings/password");
  return (
    <>
      <PageHeading title="Change your password">
        <p>You stay signed in here. Everywhere else you are signed out within the hour.</p>
      </PageHeading>
      <PasswordForm
        initial={await readFormState("/settings/password", "change-password")}
        email={user.email}
      />
      <AccountLinks>
        <AccountLink to="/settings" returnTo={{ next: "/" }}>
          Back to the settings
        </AccountLink>
        <AccountLink to="/forgot-password" returnTo={{ next: "/settings" }}>
          Forgot your current password? We mail you a link
        </AccountLink>
      </AccountLinks>
    </>
  );
}
