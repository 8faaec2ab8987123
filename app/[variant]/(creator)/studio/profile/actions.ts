"use server";

import { redirect } from "next/navigation";
import { type CreatorFields, creatorForm } from "@/lib/account/creator-form";
import { receivePicture } from "@/lib/account/creator-picture";
import { type SavedProfile, saveCreatorProfile, suggestSlug } from "@/lib/account/creator-profile";
import { type AccountState, parseAccountForm, typedValues } from "@/lib/auth/forms";
import { describeProblem } from "@/lib/auth/problems";
import { requireSender } from "@/lib/auth/require-sender";
import { expireCatalogue } from "@/lib/catalogue/cache";
import { setFlash } from "@/lib/http/forms/flash";
import { answer } from "../../../(account)/answer";

const page = "/studio/profile";

/** The picture is stored before anything else is judged: after an error it need not be chosen again. */
export async function saveProfile(_: AccountState, form: FormData): Promise<AccountState> {
  return answer(form, page, async () => {
    const user = await requireSender(page, form);
    const picture = await receivePicture(user, form);
    if (picture.ok) form.set("picturePath", picture.path ?? "");
    const parsed = parseAccountForm(creatorForm, form);
    const errors = {
      ...(!parsed.ok && parsed.state.errors),
      ...(!picture.ok && { picture: picture.message }),
    };
    if (!parsed.ok || !picture.ok) return { values: typedValues(form), errors };
    const slug = parsed.values.slug || (await suggestSlug(parsed.values.name));
    return save({ ...parsed.values, slug }, picture.path, form);
  });
}

async function save(
  fields: CreatorFields,
  picturePath: string | null,
  form: FormData,
): Promise<AccountState> {
  const values = { ...typedValues(form), slug: fields.slug };
  if (fields.slug === "") return { values, errors: { slug: messages.no_slug } };
  const saved = await saveCreatorProfile(fields, picturePath);
  switch (saved.outcome) {
    case "created":
    case "saved":
      return showSaved(saved.outcome);
    case "slug_taken":
      return { values, errors: { slug: await takenMessage(fields.slug) } };
    case "too_many_slugs":
      return { values, errors: { slug: messages.too_many_slugs } };
    case "picture_missing":
      return { values: { ...values, picturePath: "" }, errors: { picture: messages.picture_missing } };
    case "time_zone_unknown":
    case "time_zone_fixed":
      return { values, errors: { timeZone: messages[saved.outcome] } };
    case "too_many_changes":
      return { values, message: describeProblem({ problem: "too_many_tries", ...saved }).message };
    default:
      return { values, message: messages.account_closed };
  }
}

async function showSaved(outcome: Extract<SavedProfile["outcome"], "created" | "saved">): Promise<never> {
  expireCatalogue();
  if (outcome === "created") redirect(await setFlash("/studio", { kind: "notice", code: "became-creator" }));
  redirect(await setFlash(page, { kind: "notice", code: "saved" }));
}

async function takenMessage(slug: string): Promise<string> {
  const free = await suggestSlug(slug);
  return `This address belongs to somebody else. Please choose another one${free && `, for instance ${free}`}.`;
}

const messages = {
  no_slug: "We cannot write this name in letters from a to z. Please choose an address yourself.",
  too_many_slugs: "You took five new addresses today. Please keep one of yours until tomorrow.",
  picture_missing: "This picture is no longer there. Please choose it again.",
  time_zone_unknown: "We do not know this time zone. Please choose a place near you that has the same time.",
  time_zone_fixed:
    "You have so many sales that counting them by other days takes a while. Please ask the people who run this shop.",
  account_closed: "This account is being deleted. It cannot have a public profile any more.",
};
