import { messageFor } from "@/lib/errors";
import { formatCredits } from "@/lib/format/credits";
import { formatMoney } from "@/lib/format/money";
import type { Message, Of } from "./message";

type CreditFlash = Of<"credits-bought" | "redeem-failed" | "redemption-undone" | "undo-failed">;

export const creditNotices = {
  "unspent-changed": {
    tone: "info",
    title: "Nothing was refunded: what is unspent has changed meanwhile.",
    text: "What you can have back now is shown below.",
  },
  "credits-changed": {
    tone: "info",
    title: "The lesson needs other credits than before.",
    text: "Nothing was charged. What it needs now is shown below.",
  },
} satisfies Partial<Record<Of<"notice">["code"], Message>>;

/** What became of buying, spending or taking back credits. */
export function creditMessage(flash: CreditFlash, locale: string): Message {
  switch (flash.kind) {
    case "credits-bought":
      return boughtMessage(flash, locale);
    case "redemption-undone":
      return {
        tone: "success",
        title: "Undone. Your credits are back.",
        text: `You have ${formatCredits(flash.balance, locale)}.`,
      };
    case "redeem-failed":
      return {
        tone: flash.code === "insufficient_credits" ? "warning" : "danger",
        title: "The lesson was not opened. No credits were spent.",
        text: messageFor(flash.code),
      };
    case "undo-failed":
      return { tone: "warning", title: "This was not undone.", text: messageFor(flash.code) };
  }
}

export function creditsRefunded({ amountMinor, currency }: Refunded, locale: string): Message {
  return {
    tone: "success",
    title: `${formatMoney(amountMinor, currency, { locale })} for your unspent credits is on its way back.`,
    text: "It goes to how you paid. The bank that paid shows it in 5 to 10 days.",
  };
}

type Refunded = NonNullable<Of<"account-deleted">["refunded"]>;

function boughtMessage(bought: Of<"credits-bought">, locale: string): Message {
  const title = boughtTitle(bought, locale);
  switch (bought.lesson) {
    case "none":
      return { tone: "success", title };
    case "opened":
      return {
        tone: "success",
        title: "Paid. The lesson is yours.",
        text: "It opened with your credits. It stays on this page and in your profile.",
      };
    case "already_purchased":
      return {
        tone: "info",
        title,
        text: "This lesson is yours already or is being paid another way, so none were spent.",
      };
    case "insufficient_credits":
      return {
        tone: "warning",
        title,
        text: "The lesson needs more than you have now, so it was not opened.",
      };
    case "price_changed":
      return {
        tone: "warning",
        title,
        text: "The lesson’s price has changed meanwhile, so it was not opened.",
      };
    case "lesson_not_found":
    case "validation_error":
      return {
        tone: "warning",
        title,
        text: "The lesson is no longer sold for credits, so none were spent.",
      };
    default:
      return {
        tone: "warning",
        title,
        text: "We could not open the lesson just now. Please try again in a moment: nothing more is to be paid.",
      };
  }
}

function boughtTitle({ credits, settled, owed }: Of<"credits-bought">, locale: string): string {
  if (settled === 0)
    return `Paid. ${formatCredits(credits, locale)} ${credits === 1 ? "is" : "are"} in your account.`;
  const part = `Paid. ${formatCredits(settled, locale)} settled what you owed`;
  if (owed > 0) return `${part}; you still owe ${formatCredits(owed, locale)}.`;
  return `${part}, ${formatCredits(credits - settled, locale)} came into your account.`;
}
