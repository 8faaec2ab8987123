import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import type { DigestMail } from "@/lib/mails/claimed-mail";
import type { Writer } from "@/lib/mails/content";
import { dayName } from "@/lib/mails/texts/dates";
import { type Prose, prose } from "@/lib/mails/texts/prose";

const countSales = (sales: number, locale: string) =>
  `${formatCount(sales, locale)} ${sales === 1 ? "sale" : "sales"}`;

/** A creator's sales of one day, by currency. */
export const writeDigest: Writer<DigestMail> = ({ day, sales, locale, timeZone }, urls) => {
  const count = countSales(
    sales.reduce((sum, part) => sum + part.sales, 0),
    locale,
  );
  const named = dayName(day, locale);
  const net = sales.map((part) => formatMoney(part.netMinor, part.currency, { locale })).join(" + ");
  const nameOf = ({ currency }: Sales) => (sales.length > 1 ? currency.toUpperCase() : "");
  return {
    subject: `${count} on ${named}: ${net} for you`,
    heading: prose`${count} on ${named}`,
    paragraphs: sales.map((part) => mostSold(part, locale, nameOf(part))),
    facts: sales.flatMap((part) => figures(part, locale, nameOf(part))),
    action: { label: "See your sales", url: urls.sales },
    footer: `A day is one in the time zone ${timeZone}. You get this mail after each day with a sale.`,
  };
};

type Sales = DigestMail["sales"][number];

/** `currency`: where there is more than one. */
function mostSold({ lessons }: Sales, locale: string, currency: string): Prose {
  const all = lessons
    .map(({ title, language, sales }) => prose`“${{ name: title, language }}”: ${countSales(sales, locale)}`)
    .reduce((all, one) => prose`${all}, ${one}`);
  return currency ? prose`In ${currency}: ${all}` : all;
}

function figures(part: Sales, locale: string, currency: string): [string, Prose][] {
  const money = (minor: number) => prose`${formatMoney(minor, part.currency, { locale })}`;
  const named = (label: string) => (currency ? `${label} (${currency})` : label);
  return [
    [named("Paid"), money(part.grossMinor)],
    ...(part.reversedMinor > 0
      ? [[named("Of it reversed"), money(part.reversedMinor)] satisfies [string, Prose]]
      : []),
    [named("The shop’s fee"), money(part.feeMinor)],
    [named("For you"), money(part.netMinor)],
  ];
}
