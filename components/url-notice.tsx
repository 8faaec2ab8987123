import { getKeptNotice } from "@/lib/http/flash";
import { Notice, type NoticeTone } from "./ui/notice";

/**
 * What `?notice=` in an address says about the step just taken: what the shop has told this browser (lib/http/flash.ts), and
 * what the page knows to be true of its reader (`known`). Anything else an address may say is not repeated.
 */
export async function UrlNotice({ code, known = [] }: UrlNoticeProps) {
  if (typeof code !== "string" || !Object.hasOwn(NOTICES, code)) return null;
  const notice = NOTICES[code];
  if (!notice || !(known.includes(code) || (await getKeptNotice(code)))) return null;
  return (
    <div data-arrival={notice.tone} className="mb-8">
      <Notice tone={notice.tone} title={notice.title}>
        {notice.text}
      </Notice>
    </div>
  );
}

type UrlNoticeProps = { code: string | string[] | undefined; known?: string[] | undefined };

const NOTICES: Record<string, { tone: NoticeTone; title: string; text?: string }> = {
  purchased: {
    tone: "success",
    title: "Paid. The lesson is yours.",
    text: "It stays on this page and in your profile.",
  },
  "already-yours": { tone: "info", title: "This lesson is already yours.", text: "There is nothing to pay." },
  "payment-under-way": {
    tone: "info",
    title: "Your payment for this lesson is under way.",
    text: "It is being processed or looked at, so there is nothing to pay now.",
  },
  "payment-unavailable": notOpened("We cannot reach the payment service. Please try again in a moment."),
  "payment-stripe_error": notOpened("The payment service turned this down. Please try again later."),
  "payment-rate_limited": notOpened("That was a little too fast. Please wait a minute, then try again."),
  "payment-lesson_not_found": notOpened("This lesson is no longer sold."),
  "payment-validation_error": notOpened("There is nothing to pay for this lesson."),
  "signed-in": { tone: "success", title: "You are signed in." },
  confirmed: { tone: "success", title: "Your e-mail address is confirmed.", text: "You are signed in." },
  "password-changed": { tone: "success", title: "Your new password is set.", text: "You are signed in." },
  "place-kept": { tone: "success", title: "Your place is kept." },
  "not-kept": { tone: "danger", title: "We could not save that.", text: "Please try again in a moment." },
  "password-renewed": {
    tone: "success",
    title: "Your new password is set.",
    text: "Everywhere else you are signed out within the hour. A mail tells you of the change.",
  },
  "email-changed": {
    tone: "success",
    title: "Your e-mail address is changed.",
    text: "Sign in with it from now on.",
  },
  saved: { tone: "success", title: "Saved." },
};

function notOpened(text: string) {
  return { tone: "danger" as const, title: "The payment could not be opened.", text };
}
