import "server-only";
import { redirect } from "next/navigation";
import { refuseOtherMember } from "@/lib/auth/form-member";
import { safeNext } from "@/lib/auth/return-to";
import { getUser, type Member, type User } from "@/lib/auth/session";
import { SignedOutError } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { clearTypedOf, keepTypedForSignIn } from "@/lib/http/forms/typed-form";

/**
 * The member who sent a form. Whose session ended while they typed is led to sign in, and back to `next`, where the
 * page at its path shows what they typed (`readTyped`); only in actions.
 * @throws SignedOutError where this browser cannot keep it: the form itself must, or a page that sends it again
 */
export async function requireSender(next: string, form: FormData): Promise<User> {
  return (await keepIfSignedOut(next, form)) ?? redirect(await signInUrl(next, "signed-out-typed"));
}

/**
 * The sender of a form, for an action that then asks for more, such as a role. Null for one who was signed out: what
 * they typed is kept until they have signed in.
 */
export async function keepIfSignedOut(next: string, form: FormData): Promise<User | null> {
  await refuseOtherMember(form);
  const [path = ""] = next.split(/[?#]/);
  const user = await getUser();
  if (user) await clearTypedOf(path, form);
  else if (!(await keepTypedForSignIn(path, form))) throw new SignedOutError();
  return user;
}

/** As requireSender, of a form into which nothing is typed. */
export async function requireSubmitter(next: string, form: FormData): Promise<Member> {
  await refuseOtherMember(form);
  return (await getUser()) ?? redirect(await signInUrl(next, "signed-out"));
}

/** Says there that nothing was done. */
export const signInUrl = (next: string, code: "signed-out" | "signed-out-typed"): Promise<string> =>
  setFlash(`/sign-in?next=${encodeURIComponent(safeNext(next))}`, { kind: "notice", code });
