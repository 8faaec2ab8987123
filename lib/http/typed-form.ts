import "server-only";
import { z } from "zod";
import { type FormName, formNameField } from "@/lib/http/form-names";
import { pack, unpack } from "@/lib/http/packed-text";
import { deleteSiteCookie, readSiteCookie, setSiteCookie } from "@/lib/http/site-cookies";

const typedCookie = "lectern-typed";

/** Long enough to sign in, with a new password if need be. */
const signInSeconds = 30 * 60;

/** What a cookie holds, its name and attributes included. */
const mostBytes = 3800;

const stored = z.object({ path: z.string(), form: z.string(), fields: z.record(z.string(), z.string()) });

export const signedOutMessage =
  "You had been signed out, and nothing was saved. What you typed is still here: please send it again.";

/** Never stored: passwords, and codes of a second factor. */
const secrets = new Set(["password", "currentPassword", "code", "token_hash"]);

/**
 * Keeps the texts of a form in this browser, for the page at `path` to show again. False: they are too long for that.
 * @param seconds as for a flash by default: the redirect follows at once
 */
export async function keepTyped(path: string, form: FormData, seconds = 10): Promise<boolean> {
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !secrets.has(name) && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  const value = pack({ path, form: fields[formNameField] ?? "", fields } satisfies z.input<typeof stored>);
  if (encodeURIComponent(value).length > mostBytes) return false;
  await setSiteCookie(typedCookie, value, seconds);
  return true;
}

/** The same, for a redirect to the sign-in page and back. */
export const keepTypedForSignIn = (path: string, form: FormData): Promise<boolean> =>
  keepTyped(path, form, signInSeconds);

/** What was typed into the form `name` of the page at `path`, by field; undefined where nothing is kept. */
export async function readTyped(path: string, name: FormName): Promise<Record<string, string> | undefined> {
  const found = await readStored();
  return found?.path === path && found.form === name ? found.fields : undefined;
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
