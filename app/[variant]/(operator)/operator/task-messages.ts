import type { Task } from "@/lib/operator/tasks";
import { provider } from "@/lib/payments/provider";

/** `isResolvable`: an operator marks it as resolved; other tasks leave the list by themselves once they are solved. */
type TaskMessage = { title: string; reason: string; todo: string; isResolvable: boolean };

export function taskMessage(task: Task): TaskMessage {
  switch (task.kind) {
    case "dispute":
      return disputeMessage(task);
    case "refund_failed":
      return refundMessage(task);
    case "refund_refused":
      return {
        title: "Stripe refused a refund",
        reason: `It was requested, and nothing was refunded. ${provider.describeRefusal(task.detail)}`,
        todo: "Look at the payment in Stripe’s dashboard. Ask for the refund again on the sale’s page if it is still wanted.",
        isResolvable: true,
      };
    case "mail_failed":
      return mailMessage(task);
    case "duplicate_stuck":
      return {
        title: "A duplicate payment is not refunded",
        reason: `The buyer paid twice for one lesson. ${task.detail ? provider.describeRefusal(task.detail) : "Stripe has not had the refund for more than an hour."}`,
        todo: "Refund it on the sale’s page, or in Stripe’s dashboard. Then it leaves this list by itself.",
        isResolvable: false,
      };
    default:
      return plainMessage(task.kind, task.purchaseKind === "credits");
  }
}

function disputeMessage({ detail, purchaseKind }: Task): TaskMessage {
  const status = detail ?? "";
  const evidence = "The sale’s page says what the buyer opened by this purchase, and when: that is evidence.";
  const closed =
    purchaseKind === "credits"
      ? "Its unspent credits are frozen, and the lessons opened with the others are closed, to be safe."
      : "The lesson is closed to be safe.";
  switch (status) {
    case "needs_response":
    case "appeal_needs_response":
      return {
        title: "A payment is disputed",
        reason: "The buyer’s bank has taken back what is disputed, and asks for the shop’s evidence.",
        todo: `Answer in Stripe’s dashboard, or accept it there. ${evidence}`,
        isResolvable: false,
      };
    case "warning_needs_response":
      return {
        title: "A bank asks about a payment",
        reason: "Nothing is taken yet. An answer, or a refund, can keep it from becoming a dispute.",
        todo: `Answer in Stripe’s dashboard. ${evidence}`,
        isResolvable: true,
      };
    default:
      return {
        title: "A dispute has an unknown status",
        reason: `Stripe says “${status.replaceAll("_", " ")}”, which this shop does not know. ${closed}`,
        todo: "Look at it in Stripe’s dashboard.",
        isResolvable: true,
      };
  }
}

/** The task's id ends with the refund's status. */
function refundMessage({ task, detail, purchaseKind }: Task): TaskMessage {
  if (task.endsWith(":requires_action"))
    return {
      title: "A refund waits for the buyer",
      reason: "Stripe does not know where to send it, and has asked the buyer by e-mail.",
      todo: "Nothing, as long as they answer. If they never do, the refund fails, and becomes a task here.",
      isResolvable: true,
    };
  return {
    title: "A refund did not arrive",
    reason: `${provider.describeRefundFailure(detail)} The money is back at Stripe. The sale’s page shows what that means for ${purchaseKind === "credits" ? "the credits" : "the lesson"}.`,
    todo: "Arrange with the buyer how they get their money, or refund it once more on the sale’s page.",
    isResolvable: true,
  };
}

const MAIL_REASONS: [pattern: RegExp, text: string][] = [
  [/^550|5\.1\.[0-9]/, "The address does not exist any more, or its server refuses mail from this shop."],
  [/^5/, "The recipient’s server refused it for good."],
  [/^unknown_outcome/, "The shop was interrupted three times while sending it: it may have arrived."],
  [/^unwritable/, "The shop could not write it: look at its log."],
  [/^4/, "The recipient’s server put it off for two days, for example because the mailbox is full."],
  [/./, "The shop could not reach its mail server for two days."],
];

function mailMessage({ detail }: Task): TaskMessage {
  const [kind = "", reason = ""] = (detail ?? "").split(":");
  const [, why] = MAIL_REASONS.find(([pattern]) => pattern.test(reason)) ?? [];
  return {
    title: "A mail did not arrive",
    reason: `It was to tell ${kind.startsWith("sale") || kind === "first_sale" ? "the creator" : "the buyer"} of this sale (“${kind.replaceAll("_", " ")}”). ${why ?? ""} Code: ${reason || "none"}.`,
    todo: "Send it again once the cause is gone, or resolve it: what it tells stands on the pages too.",
    isResolvable: true,
  };
}

type PlainKind = Exclude<
  Task["kind"],
  "dispute" | "refund_failed" | "refund_refused" | "duplicate_stuck" | "mail_failed"
>;

/** What differs where credits were paid, and no lesson. */
function plainMessage(kind: PlainKind, isPack: boolean): TaskMessage {
  return { ...MESSAGES[kind], ...(isPack && PACK_MESSAGES[kind]) };
}

const PACK_MESSAGES: Partial<Record<PlainKind, Partial<TaskMessage>>> = {
  payment_mismatch: {
    reason: "Amount, currency or mode of the payment are not those of the purchase. It brings no credits.",
  },
  dispute_currency: {
    reason:
      "So the shop does not know how much of the payment it is about: all of it is held, its unspent credits are frozen, and the lessons opened with the others are closed.",
    todo: "Compare both in Stripe’s dashboard. If the dispute is lost over a part, settle the rest with the buyer; if it is won, credits and lessons come back by themselves.",
  },
  paid_without_account: {
    reason:
      "The buyer deleted their account, and then the payment arrived. Its credits ended with the account.",
  },
};

const MESSAGES: Record<PlainKind, TaskMessage> = {
  payment_mismatch: {
    title: "Paid, but not as agreed",
    reason: "Amount, currency or mode of the payment are not those of the purchase. The lesson stays closed.",
    todo: "Look at the payment in Stripe’s dashboard, then refund it on the sale’s page. The buyer can buy again.",
    isResolvable: false,
  },
  dispute_currency: {
    title: "A dispute is in another currency than the payment",
    reason:
      "So the shop does not know how much of the payment it is about: all of the payment is held, and the lesson is closed.",
    todo: "Compare both in Stripe’s dashboard. If the dispute is lost over a part, settle the rest with the buyer and the creator; if it is won, the lesson opens by itself.",
    isResolvable: true,
  },
  refund_open: {
    title: "A refund waits for Stripe",
    reason: "It was asked for more than an hour ago, and Stripe has not confirmed it. The shop keeps trying.",
    todo: "Press “Reconcile now” below. If it stays here, look at the shop’s log.",
    isResolvable: false,
  },
  paid_without_account: {
    title: "Paid after the account was deleted",
    reason: "The buyer deleted their account, and then the payment arrived. No account can read the lesson.",
    todo: "Refund the payment on the sale’s page.",
    isResolvable: true,
  },
  duplicate_session: {
    title: "One purchase was paid twice",
    reason: "Two checkouts of the same purchase were paid. The sale’s page shows only the first.",
    todo: "Find the second one in Stripe’s dashboard by the ids beside, and refund it there.",
    isResolvable: true,
  },
};
