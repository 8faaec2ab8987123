import { deleteAccount } from "@/lib/account/delete";
import { isOfOtherMember } from "@/lib/auth/form-member";
import { type AccountState, deletionForm, parseAccountForm, stateAfter } from "@/lib/auth/forms";
import { signInUrl } from "@/lib/auth/require-sender";
import { getUser } from "@/lib/auth/session";
import { UnavailableError } from "@/lib/errors";
import { type Flash, setFlash } from "@/lib/http/forms/flash";
import { clearTypedOf, keepTypedForSignIn } from "@/lib/http/forms/typed-form";
import { isSameOrigin } from "@/lib/http/same-origin";
import { clearBrowser } from "@/lib/supabase/session/clear-browser-cache";

/** A route handler, not an action: the new document leaves none of the member's pages in the router cache. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers))
    return new Response("Delete an account on the shop's own pages.\n", { status: 403 });
  // A request without a form is a form without values.
  const form = await request.formData().catch(() => new FormData());
  const location = await pageAfter(form);
  const headers = { location, ...(location === goodbye && clearBrowser) };
  return new Response(null, { status: 303, headers });
}

const page = "/settings/delete";
const goodbye = "/goodbye";
const otherMember = "You are now signed in as another member, and nothing was deleted.";

async function pageAfter(form: FormData): Promise<string> {
  const state = await tryDeletion(form).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
    return stateAfter({ ok: false, problem: "unavailable" }, form);
  });
  if (state === "signed-out") return signInUrl(page, "signed-out");
  if ("deleted" in state) return setFlash(goodbye, state.deleted);
  return setFlash(page, { kind: "form", state });
}

type Deleted = { deleted: Extract<Flash, { kind: "account-deleted" }> };

/** The state of the form, or that the account is deleted. */
async function tryDeletion(form: FormData): Promise<AccountState | "signed-out" | Deleted> {
  const user = await getUser();
  if (!user) {
    await keepTypedForSignIn(page, form);
    return "signed-out";
  }
  if (await isOfOtherMember(form)) return { message: otherMember };
  await clearTypedOf(page, form);
  const parsed = parseAccountForm(deletionForm, form);
  if (!parsed.ok) return parsed.state;
  const { currentPassword: password, refundCredits } = parsed.values;
  const outcome = await deleteAccount(user, { password, refundCredits });
  if (!outcome.ok) return stateAfter(outcome, form);
  const { refunded } = outcome;
  const isRefunded = refunded !== undefined && refunded.amountMinor > 0;
  return { deleted: { kind: "account-deleted", ...(isRefunded && { refunded }) } };
}
