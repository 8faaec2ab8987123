import { redirect, unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import { isOfOtherMember } from "@/lib/auth/form-member";
import { SignedOutError, UnavailableError } from "@/lib/errors";
import { readForm } from "@/lib/http/body";
import { type Flash, setFlash } from "@/lib/http/forms/flash";
import { formNameField, formNames } from "@/lib/http/forms/form-names";
import { maxFormBytes } from "@/lib/http/forms/form-size";
import { plainPage } from "@/lib/http/pages/plain-page";
import { log } from "@/lib/log";
import { tooLarge } from "@/lib/rendering/refuse-text";
import { formActions } from "../form-actions";

/**
 * The forms of pages, sent without JavaScript: proxy.ts rewrites them here, and has checked their origin. Next would
 * look for the action by its id and answer a page of another build with a bare 409; here the form's name decides.
 */
export async function POST(request: NextRequest, { params }: RouteContext<"/forms/[[...path]]">) {
  const { path = [] } = await params;
  const page = `/${path.map(encodeURIComponent).join("/")}${request.nextUrl.search}`;
  const form = await readForm(request, maxFormBytes(`/${path.join("/")}`));
  if (form === null) return plainPage(413, tooLarge(`/${path.join("/")}`));
  const name = formNames.find((known) => known === form.get(formNameField));
  if (!name) redirect(await setFlash(page, outdated(form)));
  try {
    if (await isOfOtherMember(form)) return plainPage(409, { ...pages.otherMember, resend: form });
    await formActions[name](form);
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof SignedOutError) return plainPage(401, { ...pages.signedOut, resend: form });
    const isOutage = error instanceof UnavailableError;
    log.error({ err: error, form: name, requestId: request.headers.get("x-request-id") }, "form failed");
    return isOutage
      ? plainPage(503, { ...pages.unavailable, resend: form })
      : plainPage(500, { ...pages.broken, resend: form });
  }
  redirect(page);
}

/** The form is gone from the shop, or it is from before forms had names. */
function outdated(form: FormData): Flash {
  const typed = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 254) : undefined;
  };
  const values = { email: typed("email"), displayName: typed("displayName") };
  if (values.email === undefined && values.displayName === undefined)
    return { kind: "notice", code: "page-updated" };
  const message = "The shop was updated while you typed. Please check the form, and send it again.";
  return { kind: "form", state: { values, message } };
}

const pages = {
  otherMember: {
    title: "You are now signed in as another member.",
    text: "Nothing was done: the page that you used was opened by somebody else. This page holds what was typed there. To send it, sign out in another tab and sign in as that member again.",
    first: { path: "/profile", label: "See who is signed in, in a new tab" },
  },
  signedOut: {
    title: "You had been signed out.",
    text: "Nothing was saved yet, and nothing is lost: this page holds what you typed. Sign in, then send it again.",
    first: { path: "/sign-in", label: "Sign in, in a new tab" },
  },
  unavailable: {
    title: "We cannot reach a service we need right now.",
    text: "Nothing was saved, and nothing is lost: this page holds what you typed. Send it again in a moment.",
  },
  broken: {
    title: "Something broke on our side.",
    text: "This page holds what you typed. You may send it again.",
  },
};
