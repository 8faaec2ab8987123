import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeading } from "@/components/ui/page-heading";
import { readReturnTo, withReturnTo } from "@/lib/auth/return-to";
import { requireUser } from "@/lib/auth/session";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { EnterCodeForm } from "./code-form";

export const metadata: Metadata = { title: "Enter the code" };

/** Asks an operator for the code of the second factor, once per session. */
export default async function SecondFactorPage({ searchParams }: PageProps<"/[variant]/second-factor">) {
  const variant = await getVariant();
  if (!variant) return null;
  const returnTo = readReturnTo(await searchParams);
  const user = await requireUser(withReturnTo("/second-factor", returnTo));
  if (user.aal === "aal2") redirect(returnTo.next);
  return (
    <>
      <PageHeading title="Enter the code">
        <p>
          Your authenticator app shows it. What comes next is for operators, and needs it once per sign-in.
        </p>
      </PageHeading>
      <EnterCodeForm initial={await readFormState("/second-factor")} returnTo={returnTo} />
      <p className="mt-5 text-small text-soft">
        Lost the device? Ask whoever runs this shop’s server: they can remove the factor, and you set up
        another.
      </p>
    </>
  );
}
