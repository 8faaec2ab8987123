import type { Metadata } from "next";
import { PageHeading } from "@/components/page-heading";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { UrlNotice } from "@/components/url-notice";
import { getFlash } from "@/lib/account-flash";
import { requireUser } from "@/lib/auth";
import { getViewer } from "@/lib/viewer";
import { DisplayNameForm } from "./display-name-form";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ searchParams }: PageProps<"/[viewer]/settings">) {
  const viewer = await getViewer();
  if (!viewer) return null;
  const user = await requireUser("/settings");
  const query = await searchParams;
  return (
    <>
      <PageHeading title="Settings">
        <p>Signed in as {user.email}.</p>
      </PageHeading>
      <UrlNotice code={query.notice} />
      <DisplayNameForm initial={await getFlash(query.try)} displayName={user.displayName} />
      <section aria-labelledby="password" className="mt-6">
        <Card>
          <h2 id="password" className="text-small font-semibold">
            Password
          </h2>
          <p className="mt-1 mb-5 text-small text-soft">We mail you a link that lets you choose a new one.</p>
          <LinkButton href="/forgot-password?next=/settings" variant="secondary" wide>
            Change the password
          </LinkButton>
        </Card>
      </section>
    </>
  );
}
