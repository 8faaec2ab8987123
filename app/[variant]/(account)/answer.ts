import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { isOfOtherMember } from "@/lib/auth/form-member";
import { type AccountState, accountPage, stateAfter, typedValues } from "@/lib/auth/forms";
import type { AccountFailure } from "@/lib/auth/problems";
import { readReturnTo, withReturnTo } from "@/lib/auth/return-to";
import { SignedOutError, UnavailableError } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { isNativeFormPost } from "@/lib/http/forms/native-form-post";

/**
 * Runs the action of the form on `page`; a failure and an outage become the state of that form. A button that leads to
 * another account page runs nothing, and takes along what was typed.
 */
export async function answer(
  form: FormData,
  page: string,
  go: () => Promise<AccountState>,
): Promise<AccountState> {
  const other = accountPage.safeParse(form.get("switchTo")).data;
  if (other) {
    const typed = { values: typedValues(form) };
    redirect(await setFlash(withReturnTo(other, returnTo(form)), { kind: "form", state: typed }));
  }
  const isNative = await isNativeFormPost();
  if (!isNative && (await isOfOtherMember(form))) {
    refresh();
    return { values: typedValues(form), message: otherMember };
  }
  const state = await go().catch((error: unknown) => {
    if (error instanceof SignedOutError && !isNative)
      return { values: typedValues(form), message: signedOut };
    return stateAfter(toAccountFailure(error), form);
  });
  if (isNative) redirect(await setFlash(withReturnTo(page, returnTo(form)), { kind: "form", state }));
  return state;
}

const otherMember =
  "You are now signed in as another member, and nothing was done. What you typed is still here.";
const signedOut =
  "You had been signed out, and nothing was saved. What you typed is still here: sign in in another tab, then send it again.";

/** An outage becomes a failure; bugs and redirects are thrown on. */
export function toAccountFailure(error: unknown): AccountFailure {
  if (error instanceof UnavailableError) return { ok: false, problem: "unavailable" };
  throw error;
}

export const returnTo = (form: FormData) =>
  readReturnTo({ next: form.get("next"), lesson: form.get("lesson") });
