import { formatCredits } from "@/lib/format/credits";
import { isolate } from "@/lib/format/isolate";
import { formatMoney } from "@/lib/format/money";
import type { MailPurchase, PurchaseMail } from "@/lib/mails/claimed-mail";
import { type Link, shorten, type Urls, type Writer } from "@/lib/mails/content";
import { dateTimeIn } from "@/lib/mails/texts/dates";
import { type Name, type Prose, prose } from "@/lib/mails/texts/prose";

/** What was bought, in a sentence and in a subject. */
export function boughtIn({ kind, title, language, credits = 0 }: MailPurchase, locale: string) {
  if (kind === "credits")
    return { name: prose`${formatCredits(credits, locale)}`, line: formatCredits(credits, locale) };
  const name: Name = { name: title, language };
  return { name: prose`“${name}”`, line: `“${isolate(shorten(title))}”` };
}

const footer = "You get this mail because it is about your money: it cannot be switched off.";

const details = ({ id }: MailPurchase, urls: Urls): Link => ({
  label: "See this purchase",
  url: urls.purchase(id),
});

/** Where what was bought is: the lesson, or the credits. */
function open({ kind, slug }: MailPurchase, urls: Urls): Link {
  if (kind === "lesson" && slug) return { label: "Open the lesson", url: urls.lesson(slug) };
  return { label: "See your credits", url: urls.credits };
}

export const writePaid: Writer<PurchaseMail> = ({ purchase, locale }, urls) => {
  const { kind, slug, paidMinor, currency, refundedMinor, paidAt, receiptUrl } = purchase;
  const { name, line } = boughtIn(purchase, locale);
  const money = (minor: number) => formatMoney(minor, currency, { locale });
  const isPack = kind === "credits";
  const links = [details(purchase, urls)];
  if (receiptUrl) links.push({ label: "Receipt", url: receiptUrl });
  if (isPack && slug) links.push({ label: "To the lesson that you wanted them for", url: urls.lesson(slug) });
  return {
    subject: isPack ? `You bought ${line}` : `Your lesson ${line} is open`,
    heading: isPack ? prose`${name} are yours` : prose`${name} is yours`,
    paragraphs: [
      isPack
        ? prose`Thank you. The credits are in your account, and open any lesson that costs no more.`
        : prose`Thank you. The lesson is open to you, for as long as you like. It also stands in your profile.`,
    ],
    facts: [
      ["Paid", prose`${paidMinor === 0 ? "Nothing" : money(paidMinor)}`],
      ...fact(refundedMinor > 0, "Of it refunded", money(refundedMinor)),
      ["On", prose`${dateTimeIn(paidAt, locale, "UTC")}`],
    ],
    action: open(purchase, urls),
    links,
    footer,
  };
};

const fact = (isShown: boolean, label: string, value: string): [string, Prose][] =>
  isShown ? [[label, prose`${value}`]] : [];

export const writeProcessing: Writer<PurchaseMail> = ({ purchase, locale }, urls) => {
  const { kind, awaitsBuyer, amountMinor, currency } = purchase;
  const { name, line } = boughtIn(purchase, locale);
  const then = kind === "credits" ? "the credits are yours" : "the lesson opens";
  return {
    subject: awaitsBuyer
      ? `Your payment for ${line} is still to be made`
      : `Your payment for ${line} is on its way`,
    heading: awaitsBuyer ? prose`${name} waits for your payment` : prose`Your bank is confirming the payment`,
    paragraphs: [
      awaitsBuyer
        ? prose`Pay the voucher or make the transfer that you chose. As soon as the money arrives, ${then}.`
        : prose`This takes up to four business days. There is nothing to do: as soon as the money arrives, ${then}.`,
      prose`We write again when it has arrived, and if it fails.`,
    ],
    facts: [
      ["For", name],
      ["Amount", prose`${formatMoney(amountMinor, currency, { locale })}`],
    ],
    action: details(purchase, urls),
    footer,
  };
};

export const writeFailed: Writer<PurchaseMail> = ({ purchase, locale }, urls) => {
  const { kind, amountMinor, currency, slug } = purchase;
  const { name, line } = boughtIn(purchase, locale);
  return {
    subject: `Your payment for ${line} failed`,
    heading: prose`The payment did not go through`,
    paragraphs: [
      prose`Your bank or card turned it down. You were charged nothing, and can try again, also with another way to pay.`,
    ],
    facts: [
      ["For", name],
      ["Amount", prose`${formatMoney(amountMinor, currency, { locale })}`],
    ],
    action:
      kind === "lesson" && slug
        ? { label: "Try again", url: urls.lesson(slug) }
        : { label: "Try again", url: urls.credits },
    links: [details(purchase, urls)],
    footer,
  };
};

export const writeCreditsReturned: Writer<PurchaseMail> = ({ purchase, locale }, urls) => {
  const credits = formatCredits(purchase.credits ?? 0, locale);
  const name: Name = { name: purchase.title, language: purchase.language };
  return {
    subject: `${credits} came back to you`,
    heading: prose`${credits} came back to you`,
    paragraphs: [
      prose`You had opened “${name}” with them. The creator gave them back, so that the lesson is closed now.`,
    ],
    facts: [],
    action: { label: "See your credits", url: urls.credits },
    links: [details(purchase, urls)],
    footer,
  };
};
