import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { isRecovering } from "@/lib/auth/mail/recovery";
import { readReturnTo } from "@/lib/auth/return-to";
import { getUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { OpenRecoveryLink } from "../open-recovery-link";
import { FinishSignUpForm } from "./finish-sign-up-form";

export const metadata: Metadata = { title: "Choose your name and password" };

/** After an address was confirmed in another browser than the one that signed it up. */
export default async function FinishSignUpPage({ searchParams }: PageProps<"/[variant]/finish-sign-up">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  const user = variant === "member" ? await getUser() : null;
  if (!user || !(await isRecovering(user.id))) return <OpenRecoveryLink returnTo={returnTo} />;
  return (
    <>
      <PageHeading title="Choose your name and password">
        <p>
          You confirmed this address in another browser than the one that signed it up, or it was signed up
          more than once. So what was entered there does not count.
        </p>
      </PageHeading>
      <FlashNotice path="/finish-sign-up" />
      <FinishSignUpForm
        initial={await readFormState("/finish-sign-up")}
        returnTo={returnTo}
        email={user.email}
      />
    </>
  );
}
