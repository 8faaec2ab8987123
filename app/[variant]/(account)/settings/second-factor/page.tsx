import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { readReturnTo, withReturnTo } from "@/lib/auth/return-to";
import { getFactor, getFactorInSetUp } from "@/lib/auth/second-factor";
import { requireUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { AccountLink } from "../../account-link";
import { AccountLinks } from "../../account-links";
import { ConfirmFactorForm } from "../../second-factor/code-form";
import { RemoveFactorForm, SetUpFactorForm } from "./factor-form";
import { FactorSecret } from "./factor-secret";

export const metadata: Metadata = { title: "Second factor" };

export default async function SecondFactorSettings({
  searchParams,
}: PageProps<"/[variant]/settings/second-factor">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  const user = await requireUser(withReturnTo("/settings/second-factor", returnTo));
  const [factor, inSetUp, initial] = await Promise.all([
    getFactor(),
    getFactorInSetUp(),
    readFormState("/settings/second-factor"),
  ]);
  const state = factor ? "on" : inSetUp ? "begun" : "off";
  const FactorForm = factor ? RemoveFactorForm : SetUpFactorForm;
  return (
    <>
      <PageHeading title="Second factor">
        <p>{intros[state]}</p>
      </PageHeading>
      <FlashNotice path="/settings/second-factor" />
      {state === "begun" && inSetUp ? (
        <>
          <FactorSecret secret={inSetUp.secret} email={user.email} />
          <ConfirmFactorForm initial={initial} returnTo={returnTo} />
        </>
      ) : (
        <FactorForm email={user.email} initial={initial} returnTo={returnTo} />
      )}
      <AccountLinks>
        <AccountLink to="/settings" returnTo={{ next: "/" }}>
          Back to the settings
        </AccountLink>
      </AccountLinks>
    </>
  );
}

const intros = {
  on: "It is on: what operators do needs a code of your authenticator app beside the password.",
  begun: "Add this key to your authenticator app. Then enter the code that the app shows.",
  off: "A code of an authenticator app beside the password: whoever learns the password alone can do nothing as an operator.",
};
