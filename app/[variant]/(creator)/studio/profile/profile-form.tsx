"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { CreatorProfile } from "@/lib/account/creator-profile";
import type { AccountState } from "@/lib/auth/forms";
import { textLimits, unitsOf } from "@/lib/format/names";
import { AccountForm } from "../../../(account)/account-form";
import { saveProfile } from "./actions";
import { PictureField } from "./picture-field";
import { TimeZoneField } from "./time-zone-field";

/**
 * `maxLength` counts UTF-16 units: twice the limit, so that no browser cuts what is allowed.
 * The URLs of creators and of pictures: a slug or a path follows them.
 */
export function ProfileForm({
  initial,
  profile,
  isCreator,
  creatorsUrl,
  picturesUrl,
  timeZones,
}: ProfileFormProps) {
  return (
    <AccountForm name="save-creator-profile" action={saveProfile} initial={initial}>
      {({ values, errors }) => (
        <>
          <Field
            label="Public name"
            name="name"
            autoComplete="name"
            maxLength={unitsOf(textLimits.name)}
            defaultValue={values?.name ?? profile.name}
            hint="Any script is welcome. The name of your account is another, and stays private."
            error={errors?.name}
            required
          />
          <Field
            label="Address of your page"
            name="slug"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            maxLength={unitsOf(textLimits.creatorSlug)}
            defaultValue={values?.slug ?? profile.slug}
            hint={`${creatorsUrl}…${isCreator ? " Links to a former address lead to the new one." : ""}`}
            error={errors?.slug}
          />
          <TextArea
            label="About you"
            name="bio"
            rows={5}
            maxLength={unitsOf(textLimits.bio)}
            defaultValue={values?.bio ?? profile.bio}
            hint={`At most ${textLimits.bio} characters: what you do, and why people should learn it from you.`}
            error={errors?.bio}
          />
          <PictureField
            picturesUrl={picturesUrl}
            path={values ? values.picturePath || null : profile.picturePath}
            name={values?.name ?? profile.name}
            error={errors?.picture}
          />
          <TimeZoneField
            zone={values?.timeZone ?? profile.timeZone}
            zones={timeZones}
            suggest={!isCreator && values === undefined}
            error={errors?.timeZone}
          />
          <SubmitButton wide>{isCreator ? "Save" : "Become a creator"}</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}

type ProfileFormProps = {
  initial: AccountState | undefined;
  profile: CreatorProfile;
  isCreator: boolean;
  creatorsUrl: string;
  picturesUrl: string;
  timeZones: string[];
};
