import { z } from "zod";
import { nameField } from "@/lib/auth/forms";
import { countCharacters, textLimits } from "@/lib/format/names";
import { isTimeZone } from "@/lib/format/time-zones";

/** Whether a creator may take this slug: the constraints creators_slug_form and creators_slug_not_reserved. */
export const isCreatorSlug = (slug: string): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) &&
  slug.length <= textLimits.creatorSlug &&
  !/^former-[0-9a-f]{8}-/.test(slug);

/** An empty slug asks for one that is made of the name. */
const slug = z
  .string()
  .trim()
  .toLowerCase()
  .transform((typed) => typed.replace(/[\s_]+/g, "-"))
  .refine(
    (typed) => typed === "" || isCreatorSlug(typed),
    `Please use letters from a to z, digits and hyphens, at most ${textLimits.creatorSlug}, like ada-okafor.`,
  );

/** Browsers send line breaks as CR LF (HTML, "multipart/form-data encoding algorithm"). */
const bio = z
  .string()
  .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
  .refine(
    (text) => countCharacters(text) <= textLimits.bio,
    `Please use at most ${textLimits.bio} characters.`,
  );

export const creatorForm = z.object({
  name: nameField("Please enter the name that readers see."),
  slug,
  bio,
  timeZone: z.string().refine(isTimeZone, "Please choose a time zone."),
});

export type CreatorFields = z.infer<typeof creatorForm>;
