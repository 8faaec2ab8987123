import "server-only";
import { getUser, requireUser, type User } from "@/lib/auth/session";
import { SignedOutError } from "@/lib/errors";
import { clearTypedOf, keepTypedForSignIn } from "@/lib/http/forms/typed-form";

/**
 * The member who sent a form. Whose session ended while they typed is led to sign in, and back to `next`, where the
 * page at its path shows what they typed (`readTyped`); only in actions.
 * @throws SignedOutError where this browser cannot keep it: the form itself must, or a page that sends it again
 */
export async function requireSender(next: string, form: FormData): Promise<User> {
  return (await keepIfSignedOut(next, form)) ?? requireUser(next);
}

/** For an action that asks for more than a member: before it does. Null where the sender had been signed out. */
export async function keepIfSignedOut(next: string, form: FormData): Promise<User | null> {
  const [path = ""] = next.split(/[?#]/);
  const user = await getUser();
  if (user) await clearTypedOf(path, form);
  else if (!(await keepTypedForSignIn(path, form))) throw new SignedOutError();
  return user;
}
