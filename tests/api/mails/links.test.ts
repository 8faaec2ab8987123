import { beforeAll, expect, test } from "vitest";
import type { ClaimedMail } from "@/lib/mails/claimed-mail";
import { writeMail } from "@/lib/mails/write-mail";
import { Constants } from "@/types/database";
import { createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";
import { sampleMails } from "../../support/mails/sample-mails.ts";

/** Whom a mail goes to, and where its links lead, those of all its variants together. */
const lesson = "/lessons/SLUG";
const receipt = "https://pay.stripe.com/receipts/x";
const linksOf: Record<ClaimedMail["kind"], [to: "learner" | "creator", ...paths: string[]]> = {
  payment_processing: ["learner", "/purchases/ID"],
  payment_failed: ["learner", lesson, "/purchases/ID"],
  purchase_paid: ["learner", lesson, "/credits", "/purchases/ID", receipt],
  credits_returned: ["learner", "/credits", "/purchases/ID"],
  refund: ["learner", "/purchases/ID"],
  refund_failed: ["learner", "/purchases/ID"],
  dispute_outcome: ["learner", "/purchases/ID"],
  first_sale: ["creator", "/sales", "/sales/ID"],
  daily_digest: ["creator", "/sales", "/unsubscribe"],
  sale_refunded: ["creator", "/sales/ID", "/unsubscribe"],
  sale_disputed: ["creator", "/sales/ID"],
  sale_dispute_outcome: ["creator", "/sales/ID"],
};

/** Pages that show a guest the same; all others ask for a sign-in, and lead back. */
const openToGuests = /^\/(lessons|unsubscribe)\b/;

let bought: Awaited<ReturnType<typeof buy>>;
beforeAll(async () => {
  bought = await buy();
});

async function buy() {
  const { purchaseId, lessonId, ...people } = await createDeliveredPurchase();
  const [row] = await sql<{ slug: string }[]>`select slug from public.lessons where id = ${lessonId}`;
  const cookieOf = ({ email }: { email: string }) => sessionCookie({ email, password });
  const [learner, creator] = await Promise.all([cookieOf(people.learner), cookieOf(people.creator)]);
  return { purchaseId, slug: row?.slug ?? "", people, cookies: { learner, creator } };
}

/** The links of a mail in its HTML and its text, written about what was bought. */
function linksIn(mail: ClaimedMail): string[] {
  const { purchaseId, slug, people } = bought;
  const about = "purchase" in mail && {
    purchase: { ...mail.purchase, id: purchaseId, ...(mail.purchase.slug && { slug }) },
  };
  const recipientId = people[linksOf[mail.kind][0]].id;
  const { html, text } = writeMail({ ...mail, recipientId, ...about });
  const inHtml = [...html.matchAll(/href="([^"]+)"/g)].map(([, url = ""]) => url.replaceAll("&amp;", "&"));
  const inText = text.match(/https?:\S+/g) ?? [];
  expect(new Set(inText), "both forms have the same links").toEqual(new Set(inHtml));
  return inHtml;
}

/** A URL as the table has it. */
const nameOf = (url: string) =>
  url
    .replace(shopUrl, "")
    .replace(/\?token=.*/, "")
    .replace(bought.purchaseId, "ID")
    .replace(bought.slug, "SLUG");

test("every kind of mail has a row, and a sample", () => {
  expect(Object.keys(linksOf).toSorted()).toEqual(Constants.public.Enums.mail_kind.toSorted());
  const sampled = new Set(Object.values(sampleMails).map(({ kind }) => kind));
  expect([...sampled].toSorted()).toEqual(Object.keys(linksOf).toSorted());
});

test.each(Object.entries(linksOf))(
  "every link of the mail %s leads where it says, with a session and without",
  async (kind, [to, ...paths]) => {
    const mails = Object.values(sampleMails).filter((mail) => mail.kind === kind);
    const links = [...new Set(mails.flatMap(linksIn))];
    expect(links.map(nameOf).toSorted()).toEqual(paths.toSorted());
    for (const link of links.filter((url) => url.startsWith(shopUrl))) await follow(link, to);
  },
);

const answers = new Map<string, Promise<unknown>>();

/** Each page is asked for once: most mails lead to the same. */
async function follow(link: string, to: "learner" | "creator"): Promise<void> {
  const path = link.slice(shopUrl.length);
  const known = answers.get(`${to} ${path}`) ?? visit(path, bought.cookies[to]);
  answers.set(`${to} ${path}`, known);
  const signIn = { status: 307, location: `/sign-in?next=${encodeURIComponent(path)}` };
  const found = { status: 200, location: null };
  expect(await known, path).toEqual({ member: found, guest: openToGuests.test(path) ? found : signIn });
}

async function visit(path: string, cookie: string) {
  const [member, guest] = await Promise.all([ask(path, { headers: { cookie } }), ask(path)]);
  const seen = ({ status, headers }: typeof member) => ({ status, location: headers.get("location") });
  return { member: seen(member), guest: seen(guest) };
}
