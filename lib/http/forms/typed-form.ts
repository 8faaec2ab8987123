import "server-only";
import { z } from "zod";
import { readLastMember } from "@/lib/http/cookies/last-member";
import { pack, unpack } from "@/lib/http/cookies/packed-text";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/cookies/site-cookies";
import { formNameField, type KeptFormName } from "@/lib/http/forms/form-names";
import { secretFields } from "@/lib/http/forms/secret-fields";

const typedCookie = "lectern-typed";

/** Long enough to sign in, with a new password if need be. */
const signInSeconds = 30 * 60;

/** As of a flash: the redirect follows at once. */
const flashSeconds = 10;

/** What a cookie holds, its name and attributes included. */
const mostBytes = 3800;

const stored = z.object({
  member: z.string().optional(),
  path: z.string(),
  form: z.string(),
  fields: z.record(z.string(), z.string()),
  isSignedOut: z.boolean(),
});

export const signedOutMessage =
  "You had been signed out, and nothing was saved. What you typed is still here: please send it again.";

/** What was typed into a form, by field; `message` where its sender had been signed out. */
export type Typed = { fields: Record<string, string>; message: string | undefined };

/**
 * Keeps the texts of a form in this browser, for the page at `path` to show again to the same member, once the redirect
 * has followed. False: they are too long for that.
 */
export const keepTyped = (path: string, form: FormData): Promise<boolean> => keep(path, form, false);

/** The same over a sign-in. False also where this browser does not know who was signed in: it would be anybody's. */
export const keepTypedForSignIn = async (path: string, form: FormData): Promise<boolean> =>
  (await readLastMember()) !== undefined && keep(path, form, true);

async function keep(path: string, form: FormData, isSignedOut: boolean): Promise<boolean> {
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !secretFields.has(name) && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  const content = {
    member: await readLastMember(),
    path,
    form: fields[formNameField] ?? "",
    fields,
    isSignedOut,
  };
  const value = pack(content satisfies z.input<typeof stored>);
  if (encodeURIComponent(value).length > mostBytes) return false;
  await setSiteCookie(typedCookie, value, isSignedOut ? signInSeconds : flashSeconds);
  return true;
}

/** What was typed into the form `name` of the page at `path`; undefined where nothing is kept for this member. */
export async function readTyped(path: string, name: KeptFormName): Promise<Typed | undefined> {
  const found = await readStored();
  if (found?.path !== path || found.form !== name || found.member !== (await readLastMember()))
    return undefined;
  return { fields: found.fields, message: found.isSignedOut ? signedOutMessage : undefined };
}

/** Once this form was taken: another one on the page may still hold what was typed into it. */
export async function clearTypedOf(path: string, form: FormData): Promise<void> {
  const found = await readStored();
  if (found?.path === path && found.form === form.get(formNameField)) await deleteSiteCookie(typedCookie);
}

const readStored = async () => stored.safeParse(unpack(await readSiteCookie(typedCookie))).data;

/** Once the session ended. */
export async function clearTyped(): Promise<void> {
  if (await readSiteCookie(typedCookie)) await deleteSiteCookie(typedCookie);
}
