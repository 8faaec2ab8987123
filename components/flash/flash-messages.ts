import { messageFor } from "@/lib/errors";
import type { Flash } from "@/lib/http/forms/flash";
import { creditMessage, creditNotices, creditsRefunded } from "./credit-messages";
import { fileMessage } from "./file-message";
import { grantMessage } from "./grant-message";
import type { Message, Of } from "./message";
import { reconcileMessage } from "./reconcile-message";
import { refundMessage, TOO_FAST } from "./refund-message";
import { sessionNotices } from "./session-messages";
import { studioMessage } from "./studio-message";

/** The message of a flash; null for none, and for a form, which shows its own. `locale` is for amounts. */
export function flashMessage(flash: Flash | null, locale = "en"): Message | null {
  switch (flash?.kind) {
    case "notice":
      return NOTICES[flash.code];
    case "checkout-failed":
      return { tone: "danger", title: "The payment could not be opened.", text: messageFor(flash.code) };
    case "payment-checked":
      return { ...checkMessage(flash.result), at: flash.at };
    case "refund":
      return refundMessage(flash.result);
    case "granted":
    case "grant":
      return grantMessage(flash, locale);
    case "studio":
      return studioMessage(flash.result);
    case "file":
      return fileMessage(flash);
    case "reconciled":
      return reconcileMessage(flash);
    case "account-deleted":
      return flash.refunded ? creditsRefunded(flash.refunded, locale) : null;
    case "credits-bought":
    case "redeem-failed":
    case "redemption-undone":
    case "undo-failed":
      return creditMessage(flash, locale);
    default:
      return null;
  }
}

const NOTICES: Record<Of<"notice">["code"], Message> = {
  "already-yours": { tone: "info", title: "This lesson is already yours.", text: "There is nothing to pay." },
  "became-creator": {
    tone: "success",
    title: "You are a creator now.",
    text: "Readers find you under the name you chose. This is your studio.",
  },
  confirmed: { tone: "success", title: "Your e-mail address is confirmed.", text: "You are signed in." },
  "coupon-covered": {
    tone: "success",
    title: "The code covered the whole price. The lesson is yours.",
    text: "Nothing was charged. It stays on this page and in your profile.",
  },
  "credits-audited": { tone: "success", title: "The books are summed up." },
  ...creditNotices,
  ...sessionNotices,
  "email-changed": { tone: "success", title: "Your e-mail address is changed.", text: "Sign in with it." },
  "link-expired": {
    tone: "warning",
    title: "This link was used already, or it is too old.",
    text: "Links work once, for an hour. To confirm your address, sign in, and ask for a new mail there. To choose a password, ask for a new link by “Forgot your password?”.",
  },
  "link-unchecked": {
    tone: "warning",
    title: "We could not check your link just now.",
    text: "Please open it again in a moment.",
  },
  "mail-limited": {
    tone: "warning",
    title: "That mail was sent often enough for now.",
    text: "Please wait ten minutes.",
  },
  "mail-sent-again": { tone: "success", title: "Sent again." },
  "mail-switched-off": { tone: "success", title: "Switched off. You will not get this mail again." },
  "mail-too-soon": {
    tone: "warning",
    title: "No second mail was sent: the last one was asked for less than a minute ago.",
    text: "Please look for it first, also in your spam folder. A minute after it you can ask again.",
  },
  "mail-unavailable": {
    tone: "warning",
    title: "The mail was not sent.",
    text: messageFor("unavailable"),
  },
  "one-email-confirmed": {
    tone: "success",
    title: "One address is confirmed.",
    text: "Now open the link in the mail to the other address. Then the change is done.",
  },
  "page-updated": {
    tone: "info",
    title: "The shop was updated meanwhile.",
    text: "Nothing was done. Please try again on this page.",
  },
  "password-changed": {
    tone: "success",
    title: "Your new password is set.",
    text: "Everywhere else you are signed out within the hour. A mail tells you of the change.",
  },
  "password-reset": { tone: "success", title: "Your new password is set.", text: "You are signed in." },
  "payment-under-way": {
    tone: "info",
    title: "Your payment for this lesson is under way.",
    text: "It is being processed or reviewed, so there is nothing to pay now.",
  },
  "second-factor-removed": { tone: "success", title: "The second factor is off." },
  "second-factor-set-up": { tone: "success", title: "The second factor is on." },
  "position-saved": { tone: "success", title: "Your position is saved." },
  "progress-not-saved": {
    tone: "danger",
    title: "We could not save that.",
    text: "Please try again in a moment.",
  },
  purchased: {
    tone: "success",
    title: "Paid. The lesson is yours.",
    text: "It stays on this page and in your profile.",
  },
  "reconcile-running": {
    tone: "info",
    title: "The reconciliation is still running.",
    text: "It ends by itself. Look again in a minute.",
  },
  "reconcile-unavailable": {
    tone: "danger",
    title: "The database cannot be reached at the moment.",
    text: "Please try again in a minute.",
  },
  saved: { tone: "success", title: "Saved." },
  "task-resolved": { tone: "success", title: "Resolved. It is off the list." },
  "task-already-resolved": { tone: "info", title: "That task was resolved already." },
};

function checkMessage(result: Of<"payment-checked">["result"]): Message {
  switch (result) {
    case "opened":
      return { tone: "success", title: "The payment is there. The lesson is open." };
    case "credited":
      return { tone: "success", title: "The payment is there, and so are the credits." };
    case "changed":
      return { tone: "success", title: "Stripe had an update. This page shows it now." };
    case "unchanged":
      return { tone: "info", title: "Nothing has changed at Stripe.", text: "This page is up to date." };
    case "rate_limited":
      return TOO_FAST;
    case "stripe_error":
      return { tone: "danger", title: "Stripe does not know this payment." };
    default:
      return {
        tone: "danger",
        title: "Stripe cannot be reached at the moment.",
        text: "This page shows what we knew before. Please try again in a minute.",
      };
  }
}
