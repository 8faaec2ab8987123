import { type ErrorCode, messageFor } from "@/lib/errors";
import type { Message, Of } from "./message";

export const TOO_FAST: Message = {
  tone: "warning",
  title: "That was a little too fast.",
  text: "Please wait a minute, then try again.",
};

export function refundMessage(result: Of<"refund">["result"]): Message {
  switch (result) {
    case "sent":
      return {
        tone: "success",
        title: "The money is on its way back.",
        text: "The bank that paid shows it in 5 to 10 days.",
      };
    case "returned":
      return { tone: "success", title: "The credits are back with the buyer." };
    case "requested":
      return {
        tone: "warning",
        title: "Stripe cannot be reached at the moment.",
        text: "The refund is saved, and will be sent as soon as it can be. Nothing more to do.",
      };
    case "rate_limited":
      return TOO_FAST;
    default:
      return refundFailure(result);
  }
}

function refundFailure(code: ErrorCode): Message {
  switch (code) {
    case "refund_not_possible":
      return {
        tone: "warning",
        title: "Nothing was refunded just now.",
        text: "Another refund of this payment was made meanwhile or is under way, or there is nothing left. The current state is shown below.",
      };
    case "validation_error":
      return {
        tone: "danger",
        title: "Nothing was refunded: the form was not right.",
        text: "What can be refunded is shown below.",
      };
    case "stripe_error":
      return {
        tone: "danger",
        title: "Stripe refused this refund.",
        text: "The reason, and what Stripe has now, are shown below.",
      };
    case "unavailable":
      return {
        tone: "danger",
        title: "We lost the connection on the way.",
        text: "Look below whether the refund is there before you try again.",
      };
    default:
      return { tone: "danger", title: "Nothing was refunded.", text: messageFor(code) };
  }
}
