import { formatMoney } from "@/lib/format/money";
import type { DisputeMail, MailDispute, MailPurchase, RefundMail } from "@/lib/mails/claimed-mail";
import type { Writer } from "@/lib/mails/content";
import { boughtIn } from "@/lib/mails/texts/buyer-mails";
import { type Prose, prose } from "@/lib/mails/texts/prose";

// To the buyer: what went back.

const footer = "You get this mail because it is about your money: it cannot be switched off.";

export const writeRefund: Writer<RefundMail> = ({ purchase, refund, locale }, urls) => {
  const { name, line } = boughtIn(purchase, locale);
  const back = formatMoney(refund.amountMinor, refund.currency, { locale });
  return {
    subject: refund.ofDuplicate
      ? `You paid twice for ${line}: ${back} goes back to you`
      : `${back} goes back to you for ${line}`,
    heading: prose`${back} goes back to you`,
    paragraphs: [
      refund.ofDuplicate
        ? prose`You had paid for ${name} already. The second payment goes back in full; the lesson stays open to you by the first.`
        : prose`It is a refund for ${name}. ${afterRefund(purchase)}`,
      prose`The money goes to how you paid. It can take 5 to 10 days until your bank shows it.`,
    ],
    facts: refund.ofDuplicate ? [] : remaining(purchase, locale),
    action: { label: "See this purchase", url: urls.purchase(purchase.id) },
    footer,
  };
};

function afterRefund({ kind, status, grantsAccess }: MailPurchase): string {
  if (kind === "credits")
    return status === "refunded"
      ? "The credits of this purchase are gone from your account."
      : "The credits that it paid for are gone from your account.";
  return grantsAccess ? "The lesson stays open to you." : "The lesson is closed now.";
}

/** What was paid, and what of it the shop keeps. */
function remaining({ paidMinor, refundedMinor, currency }: MailPurchase, locale: string): [string, Prose][] {
  const money = (minor: number) => prose`${formatMoney(minor, currency, { locale })}`;
  return [
    ["You had paid", money(paidMinor)],
    ["Refunded in all", money(refundedMinor)],
    ["Remains paid", money(paidMinor - refundedMinor)],
  ];
}

export const writeRefundFailed: Writer<RefundMail> = ({ purchase, refund, locale }, urls) => {
  const { name, line } = boughtIn(purchase, locale);
  const back = formatMoney(refund.amountMinor, refund.currency, { locale });
  return {
    subject: `Your refund for ${line} did not arrive`,
    heading: prose`Your bank did not take the refund`,
    paragraphs: [
      prose`We had sent you ${back} for ${name}, and it came back to us. Usually the card or account is closed.`,
      prose`The shop looks after it and finds another way. ${
        purchase.kind === "lesson" && purchase.grantsAccess ? "Until then the lesson is open to you." : ""
      }`,
    ],
    facts: [],
    action: { label: "See this purchase", url: urls.purchase(purchase.id) },
    footer,
  };
};

export const writeDisputeOutcome: Writer<DisputeMail> = ({ purchase, dispute, locale }, urls) => {
  const { name, line } = boughtIn(purchase, locale);
  const stands = dispute.status === "won";
  return {
    subject: stands ? `The payment for ${line} stands` : `Your bank took back the payment for ${line}`,
    heading: stands ? prose`The payment stands` : prose`Your bank took the payment back`,
    paragraphs: [
      stands
        ? prose`Your bank has decided the dispute about ${name}: the payment was right. ${accessLeft(purchase)}`
        : prose`Your bank has decided the dispute about ${name} for you. ${lost(purchase, dispute, locale)}`,
    ],
    facts: [["Disputed", prose`${formatMoney(dispute.amountMinor, dispute.currency, { locale })}`]],
    action: { label: "See this purchase", url: urls.purchase(purchase.id) },
    footer,
  };
};

const accessLeft = ({ kind, grantsAccess }: MailPurchase) =>
  grantsAccess ? (kind === "lesson" ? "The lesson is open to you." : "The credits are yours.") : "";

function lost(
  { kind, grantsAccess, currency }: MailPurchase,
  { takenMinor }: MailDispute,
  locale: string,
): string {
  const taken = takenMinor > 0 ? `It gives you ${formatMoney(takenMinor, currency, { locale })}. ` : "";
  if (kind === "credits") return `${taken}The credits that it had paid for are gone from your account.`;
  return `${taken}${grantsAccess ? "The lesson stays open to you." : "The lesson is closed now. You can buy it again."}`;
}
