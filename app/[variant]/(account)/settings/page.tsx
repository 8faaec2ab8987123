import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUser } from "@/lib/auth/session";
import { showEmail } from "@/lib/format/email";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { DisplayNameForm } from "./display-name-form";
import { MailSetting } from "./mail-setting";
import { Setting } from "./setting";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const variant = await getVariant();
  if (!variant) return null;
  const user = await requireUser("/settings");
  const { isCreator, isOperator } = user;
  return (
    <>
      <PageHeading title="Settings">
        <p className="wrap-anywhere">Signed in as {showEmail(user.email)}.</p>
      </PageHeading>
      <FlashNotice path="/settings" />
      <DisplayNameForm
        initial={await readFormState("/settings", "change-display-name")}
        displayName={user.displayName}
      />
      <Setting title="E-mail" text="You confirm it by a link to your current address and one to the new one.">
        <LinkButton href="/settings/email" variant="secondary" size="small">
          Change the e-mail address
        </LinkButton>
      </Setting>
      <Setting title="Password" text="You need your current password to set a new one.">
        <LinkButton href="/settings/password" variant="secondary" size="small">
          Change the password
        </LinkButton>
      </Setting>
      {isCreator && <MailSetting />}
      {isOperator && (
        <Setting title="Second factor" text="A code of an authenticator app, for what operators do.">
          <LinkButton href="/settings/second-factor" variant="secondary" size="small">
            Second factor
          </LinkButton>
        </Setting>
      )}
      <Setting
        title="Your data"
        text="Your profile, purchases, progress and what you teach, in one file (JSON)."
      >
        <a href="/api/account/export" className={buttonClass({ variant: "secondary", size: "small" })}>
          Download your data
        </a>
      </Setting>
      <Setting title="Delete the account" text="First you see what goes, and what stays.">
        <LinkButton href="/settings/delete" variant="secondary" size="small">
          Delete the account
        </LinkButton>
      </Setting>
    </>
  );
}
