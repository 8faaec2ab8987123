import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getClaimedId } from "@/lib/auth/session";
import { hashMember } from "@/lib/http/cookies/last-member";
import { setFlash } from "@/lib/http/forms/flash";
import { formMemberField, formNameField, type KeptFormName } from "@/lib/http/forms/form-names";

/** Forms that need no session: they are authorised by a mailed link, or start a session themselves. */
const namesOfAnybody: readonly KeptFormName[] = ["redeem-link", "unsubscribe", "sign-in-as-sample"];

/** For the forms of this rendering; null for guests. */
export async function readFormMember(): Promise<string | null> {
  const userId = await getClaimedId();
  return userId === null ? null : hashMember(userId);
}

/** Whether a form was rendered for a member, and another one is signed in now: its tab is older than the session. */
export async function isOfOtherMember(form: FormData): Promise<boolean> {
  const rendered = form.get(formMemberField);
  if (rendered === null || namesOfAnybody.some((name) => name === form.get(formNameField))) return false;
  const current = await readFormMember();
  return current !== null && current !== rendered;
}

/** Stops an action whose form was rendered for another member; redirects to the profile with a notice. */
export async function refuseOtherMember(form: FormData): Promise<void> {
  if (!(await isOfOtherMember(form))) return;
  refresh(); // The header and the pages that the router keeps are of the member before.
  redirect(await setFlash("/profile", { kind: "notice", code: "other-member" }));
}
