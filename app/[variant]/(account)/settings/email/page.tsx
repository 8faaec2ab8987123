import type { Metadata } from "next";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUser } from "@/lib/auth/session";
import { showEmail } from "@/lib/format/email";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink } from "../../account-link";
import { AccountLinks } from "../../account-links";
import { EmailForm } from "./email-form";

export const metadata: Metadata = { title: "Change your e-mail" };

export default async function EmailPage() {
  const variant = await getVariant();
  if (!variant) return null;
  const user = await requireUser("/settings/email");
  return (
    <>
      <PageHeading title="Change your e-mail">
        <p className="wrap-anywhere">
          Your address is {showEmail(user.email)}. We mail a link to it and to the new one. The change takes
          effect once you have opened both.
        </p>
      </PageHeading>
      <EmailForm initial={await readFormState("/settings/email", "change-email")} email={user.email} />
      <AccountLinks>
        <AccountLink to="/settings" returnTo={{ next: "/" }}>
          Back to the settings
        </AccountLink>
        <AccountLink to="/forgot-password" returnTo={{ next: "/settings/email" }}>
          Forgot your password?
        </AccountLink>
      </AccountLinks>
    </>
  );
}
