import { formatMoney } from "@/lib/format/money";
import type {
  DisputeMail,
  MailDispute,
  MailPurchase,
  PurchaseMail,
  RefundMail,
} from "@/lib/mails/claimed-mail";
import type { Writer } from "@/lib/mails/content";
import { boughtIn } from "@/lib/mails/texts/buyer-mails";
import { dateTimeIn } from "@/lib/mails/texts/dates";
import { type Prose, prose } from "@/lib/mails/texts/prose";

const footer = "You get this mail because you teach at Lectern, and it is about money of yours.";

export const writeFirstSale: Writer<PurchaseMail> = ({ purchase, locale, timeZone }, urls) => {
  const { name, line } = boughtIn(purchase, locale);
  return {
    subject: `Your first sale: ${line}`,
    heading: prose`Your first sale`,
    paragraphs: [
      prose`Somebody bought ${name} and can read it now. Well done.`,
      prose`From now on a mail in the morning tells what you sold the day before. You can switch it off in your settings.`,
    ],
    facts: [...split(purchase, locale), ["On", prose`${dateTimeIn(purchase.paidAt, locale, timeZone)}`]],
    action: { label: "See the sale", url: urls.sale(purchase.id) },
    links: [{ label: "All your sales", url: urls.sales }],
    footer,
  };
};

function split(
  { paidMinor, feeMinor = 0, netMinor = 0, currency }: MailPurchase,
  locale: string,
): [string, Prose][] {
  const money = (minor: number) => prose`${formatMoney(minor, currency, { locale })}`;
  return [
    ["Paid", money(paidMinor)],
    ["The shop’s fee", money(feeMinor)],
    ["For you", money(netMinor)],
  ];
}

export const writeSaleRefunded: Writer<RefundMail> = ({ purchase, refund, locale }, urls) => {
  const { name, line } = boughtIn(purchase, locale);
  const back = formatMoney(refund.amountMinor, refund.currency, { locale });
  return {
    subject: `Refunded: ${back} for ${line}`,
    heading: prose`${back} was refunded`,
    paragraphs: [
      prose`The buyer of ${name} gets it back. ${
        purchase.grantsAccess ? "The lesson stays open to them." : "The lesson is closed to them."
      }`,
    ],
    facts: [
      [
        "Remains for you of this sale",
        prose`${formatMoney(purchase.netMinor ?? 0, purchase.currency, { locale })}`,
      ],
    ],
    action: { label: "See the sale", url: urls.sale(purchase.id) },
    footer: "You get this mail because you teach at Lectern, and want to know of refunds.",
  };
};

const isInquiry = ({ status }: MailDispute) => status.startsWith("warning_");

export const writeSaleDisputed: Writer<DisputeMail> = (mail, urls) => {
  const { purchase, dispute, locale, timeZone } = mail;
  const { name, line } = boughtIn(purchase, locale);
  const asks = isInquiry(dispute);
  return {
    subject: asks ? `A bank asks about a sale of ${line}` : `A sale of ${line} is disputed`,
    heading: asks ? prose`A bank asks about a sale` : prose`A sale is disputed`,
    paragraphs: [
      asks
        ? prose`The bank of a buyer of ${name} asks what the payment was for. Nothing is taken yet.`
        : prose`A buyer of ${name} told their bank that the payment was not right. Until the bank decides, the disputed amount is held.`,
      prose`The shop answers the bank for you. ${deadlineText(mail)}${
        asks ? " If the buyer is right, refund the sale: then it ends here." : ""
      }`,
    ],
    facts: [
      ["Disputed", prose`${formatMoney(dispute.amountMinor, dispute.currency, { locale })}`],
      ...(dispute.dueBy ? [deadline(dispute.dueBy, mail)] : []),
      ["Sold on", prose`${dateTimeIn(purchase.paidAt, locale, timeZone)}`],
    ],
    action: { label: "See the sale", url: urls.sale(purchase.id) },
    footer,
  };
};

const deadlineText = ({ dispute: { dueBy }, locale, timeZone }: DisputeMail) =>
  dueBy
    ? `If you know something about this sale, answer this mail by ${dateTimeIn(dueBy, locale, timeZone)}.`
    : "If you know something about this sale, answer this mail.";

const deadline = (dueBy: string, { locale, timeZone }: DisputeMail): [string, Prose] => [
  "Evidence until",
  prose`${dateTimeIn(dueBy, locale, timeZone)}`,
];

const outcomes: Record<string, [subject: string, heading: string, text: string]> = {
  won: ["Dispute won", "The dispute is won", "The bank decided for you: the payment stands."],
  lost: [
    "Dispute lost",
    "The dispute is lost",
    "The bank decided for the buyer, and took the disputed money.",
  ],
  prevented: [
    "Dispute settled",
    "A dispute was settled before it began",
    "What the buyer complained about went back to them, so that no dispute was opened.",
  ],
  warning_closed: [
    "Inquiry closed",
    "The bank has no more questions",
    "Nothing was taken. The payment stands.",
  ],
};

export const writeSaleOutcome: Writer<DisputeMail> = ({ purchase, dispute, locale }, urls) => {
  const { name, line } = boughtIn(purchase, locale);
  const [subject, heading, text] = outcomes[dispute.status] ?? ["Dispute", "The dispute is over", ""];
  return {
    subject: `${subject}: ${line}`,
    heading: prose`${heading}`,
    paragraphs: [prose`It was about a sale of ${name}. ${text}`],
    facts: [
      ["Disputed", prose`${formatMoney(dispute.amountMinor, dispute.currency, { locale })}`],
      [
        "Remains for you of this sale",
        prose`${formatMoney(purchase.netMinor ?? 0, purchase.currency, { locale })}`,
      ],
    ],
    action: { label: "See the sale", url: urls.sale(purchase.id) },
    footer,
  };
};
