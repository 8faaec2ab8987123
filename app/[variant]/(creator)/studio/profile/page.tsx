import type { Metadata } from "next";
import Link from "next/link";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { getCreatorProfile, suggestSlug } from "@/lib/account/creator-profile";
import { requireUserAnd } from "@/lib/auth/session";
import { pictureUrl } from "@/lib/catalogue/creator-pictures";
import { env } from "@/lib/env";
import { listTimeZones } from "@/lib/format/time-zones";
import { readFormState } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { ProfileForm } from "./profile-form";

const path = "/studio/profile";

export async function generateMetadata(): Promise<Metadata> {
  const variant = await getVariant();
  if (!variant) return {};
  const [, creator] = await requireUserAnd(path, getCreatorProfile);
  return { title: creator ? "Public profile" : "Teach" };
}

/** One step makes a member a creator; later the same form changes the profile. */
export default async function CreatorProfilePage() {
  const variant = await getVariant();
  if (!variant) return null;
  const [user, creator] = await requireUserAnd(path, getCreatorProfile);
  const profile = creator ?? {
    name: user.displayName,
    slug: await suggestSlug(user.displayName),
    bio: "",
    picturePath: null,
    timeZone: "UTC",
  };
  return (
    <div className="mx-auto w-full max-w-form">
      {creator ? (
        <PageHeading title="Public profile" above={<Above href="/studio">Studio</Above>}>
          <p>What readers see of you, on your page and beside your lessons.</p>
        </PageHeading>
      ) : (
        <PageHeading title="Teach what you know" above={<Above href="/profile">Profile</Above>}>
          <p>Say who you are, and you are a creator. You can change all of it later.</p>
        </PageHeading>
      )}
      <FlashNotice path={path} />
      <ProfileForm
        initial={await readFormState(path, "save-creator-profile")}
        profile={profile}
        isCreator={creator !== null}
        creatorsUrl={`${new URL(env().NEXT_PUBLIC_SITE_URL).host}/creators/`}
        picturesUrl={pictureUrl("")}
        timeZones={listTimeZones()}
      />
      {creator && (
        <p className="mt-4">
          <Link href={`/creators/${creator.slug}`} className="link inline-flex min-h-11 items-center">
            See your public page
          </Link>
        </p>
      )}
    </div>
  );
}

const Above = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="link inline-flex min-h-11 items-center">
    {children}
  </Link>
);
