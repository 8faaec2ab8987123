import { deleteAccount } from "@/lib/account/delete";
import { type AccountState, deletionForm, parseAccountForm, stateAfter } from "@/lib/auth/forms";
import { getUser } from "@/lib/auth/session";
import { UnavailableError } from "@/lib/errors";
import { setFlash } from "@/lib/http/flash";
import { isSameOrigin } from "@/lib/http/same-origin";

/** A route handler, not an action: the new document leaves none of the member's pages in the router cache. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers))
    return new Response("Delete an account on the shop's own pages.\n", { status: 403 });
  const user = await getUser();
  if (!user) return seeOther("/sign-in?next=/settings/delete");
  const form = await request.formData();
  const state = await tryDeletion(user, form).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
    return stateAfter({ ok: false, problem: "unavailable" }, form);
  });
  return seeOther(state ? await setFlash("/settings/delete", { kind: "form", state }) : "/goodbye");
}

type User = Parameters<typeof deleteAccount>[0];

/** The state of the form; null when the account is deleted. */
async function tryDeletion(user: User, form: FormData): Promise<AccountState | null> {
  const parsed = parseAccountForm(deletionForm, form);
  if (!parsed.ok) return parsed.state;
  const outcome = await deleteAccount(user, parsed.values.currentPassword);
  return outcome.ok ? null : stateAfter(outcome, form);
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });
