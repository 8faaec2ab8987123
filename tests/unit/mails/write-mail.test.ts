import { beforeAll, describe, expect, test, vi } from "vitest";
import type { ClaimedMail, MailPurchase } from "@/lib/mails/claimed-mail";
import { claimedMail } from "@/lib/mails/claimed-mail";
import { writeMail } from "@/lib/mails/write-mail";
import { purchase, sampleMails } from "../../support/mails/sample-mails.ts";
import { stubShopEnv } from "../../support/shop-env.ts";

beforeAll(() => {
  stubShopEnv();
  vi.stubEnv("LOG_LEVEL", "silent");
});

const paid = (changes: Partial<MailPurchase>, locale = "en-GB"): ClaimedMail => ({
  ...sampleOf("paid"),
  kind: "purchase_paid",
  locale,
  purchase: { ...purchase, ...changes },
});

function sampleOf(name: string): ClaimedMail {
  const mail = sampleMails[name];
  if (!mail) throw new Error(`no sample ${name}`);
  return mail;
}

/** What each mail must say, wherever it says it. */
const meanings: [name: string, subject: string, says: RegExp[]][] = [
  [
    "paid",
    "Your lesson “Kerning by eye” is open",
    [/€24\.50/, /\/lessons\/kerning/, /receipts\/x/, /\/purchases\//],
  ],
  ["paid with a coupon of 100 %", "Your lesson “Kerning by eye” is open", [/Paid: Nothing/]],
  ["paid for credits", "You bought 40\u00a0credits", [/€24\.50/, /\/credits/]],
  ["processing", "Your payment for “Kerning by eye” is on its way", [/four business days/, /€24\.50/]],
  ["voucher", "Your payment for “Kerning by eye” is still to be made", [/voucher/]],
  ["failed", "Your payment for “Kerning by eye” failed", [/charged nothing/, /\/lessons\/kerning/]],
  ["credits returned", "12\u00a0credits came back to you", [/Kerning by eye/, /\/credits/]],
  [
    "refunded",
    "€24.50 goes back to you for “Kerning by eye”",
    [/closed now/, /Remains paid: €0/, /5 to 10 days/],
  ],
  ["refunded in part", "€10 goes back to you for “Kerning by eye”", [/stays open/, /Remains paid: €14\.50/]],
  [
    "duplicate",
    "You paid twice for “Kerning by eye”: €24.50 goes back to you",
    [/stays open to you by the first/],
  ],
  ["refund failed", "Your refund for “Kerning by eye” did not arrive", [/came back to us/]],
  ["dispute lost", "Your bank took back the payment for “Kerning by eye”", [/closed now/]],
  ["dispute won", "The payment for “Kerning by eye” stands", [/open to you/]],
  [
    "first sale",
    "Your first sale: “Kerning by eye”",
    [/The shop’s fee: €2\.45/, /For you: €22\.05/, /\/sales\//],
  ],
  [
    "digest",
    "3 sales on 29 November 2026: €44.10 for you",
    [/Europe\/Paris/, /“Kerning by eye”: 2 sales/, /Of it reversed: €24\.50/],
  ],
  [
    "digest in two currencies",
    "4 sales on 29 November 2026: €44.10 + JP¥1,620 for you",
    [/Paid \(JPY\): JP¥1,800/, /In EUR: “Kerning/],
  ],
  ["sale refunded", "Refunded: €24.50 for “Kerning by eye”", [/Remains for you of this sale: €0/]],
  ["sale disputed", "A sale of “Kerning by eye” is disputed", [/14 December 2026 at 23:59 CET/, /€24\.50/]],
  ["inquiry", "A bank asks about a sale of “Kerning by eye”", [/Nothing is taken yet/]],
  ["sale's dispute lost", "Dispute lost: “Kerning by eye”", [/for the buyer/]],
  ["sale's dispute won", "Dispute won: “Kerning by eye”", [/Remains for you of this sale: €22\.05/]],
  ["inquiry closed", "Inquiry closed: “Kerning by eye”", [/Nothing was taken/]],
  ["prevented", "Dispute settled: “Kerning by eye”", [/went back to them/]],
];

test("every sample is tried, and is what the database may return", () => {
  expect(meanings.map(([name]) => name)).toEqual(Object.keys(sampleMails));
  for (const mail of Object.values(sampleMails)) expect(claimedMail.safeParse(mail).error).toBeUndefined();
});

describe.each(meanings)("%s", (name, subject, says) => {
  test("says what happened, in both forms", () => {
    const mail = writeMail(sampleOf(name));
    expect(mail.subject).toBe(subject);
    for (const part of says) expect(mail.text).toMatch(part);
    for (const link of mail.text.match(/https?:\S+/g) ?? [])
      expect(mail.html).toContain(`href="${link.replaceAll("&", "&amp;")}"`);
    expect(mail.html).toMatch(/<html lang="en" dir="ltr">/);
    expect(mail.html).toContain('name="color-scheme" content="light dark"');
    expect(mail.html).not.toMatch(/<img|<script|https?:\/\/(?!localhost:3000|pay\.stripe\.com)/);
  });
});

describe("what people wrote", () => {
  const titles: [title: string, html: string, subject: string][] = [
    ["<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;", "“<b>&\"'”"],
    ["الخط العربي", "الخط العربي", "“\u2068الخط العربي\u2069”"],
    ["שיעור 2", "שיעור 2", "“\u2068שיעור 2\u2069”"],
    ["かなの書き方", "かなの書き方", "“かなの書き方”"],
    ["x\r\nBcc: eve@evil.test", "x\r\nBcc: eve@evil.test", "“x Bcc: eve@evil.test”"],
    ["👩‍🍳".repeat(90), "👩‍🍳".repeat(90), `“${"👩‍🍳".repeat(79)}…”`],
  ];

  test.each(titles)("%s is escaped and isolated", (title, html, subject) => {
    const mail = writeMail(paid({ title, language: "ar" }));
    expect(mail.html).toContain(`<bdi dir="auto" lang="ar">${html}</bdi>`);
    expect(mail.subject).toBe(`Your lesson ${subject} is open`);
  });
});

test.each([
  ["usd", 2400, "en-US", "$24"],
  ["jpy", 1800, "ja-JP", "￥1,800"],
  ["kwd", 1250, "en-US", "KWD\u00a01.250"],
  ["isk", 150_000, "en-US", "ISK\u00a01,500"],
  ["eur", 123_456, "de-DE", "1.234,56\u00a0€"],
  ["ils", 990, "he-IL", "\u2068‏9.90\u00a0‏₪\u2069"],
])("%s %i in %s", (currency, paidMinor, locale, shown) => {
  expect(writeMail(paid({ currency, paidMinor }, locale)).text).toContain(`Paid: ${shown}\n`);
});

test("only what may be switched off offers to be", () => {
  const optional = Object.entries(sampleMails).filter(([, mail]) => writeMail(mail).unsubscribeUrl);
  expect(optional.map(([name]) => name)).toEqual(["digest", "digest in two currencies", "sale refunded"]);
});
