import type { Attempt, Refused } from "./refused-purchases.ts";
import { createPurchase } from "./shop.ts";

type MailFields = Record<string, string | null>;

const mail =
  (fields: MailFields, times = 1): Attempt =>
  async (tx, shop) => {
    const purchase_id = await createPurchase(tx, shop, { status: "pending" });
    const row = { kind: "refund", subject: "re_x", recipient_id: shop.learner.id, purchase_id, ...fields };
    for (let count = 0; count < times; count++) await tx`insert into private.mails ${tx(row)}`;
  };

/** What the rules about mails refuse. */
export const refusedMails: Refused[] = [
  ["mails_told_once", "the same mail twice", mail({}, 2)],
  ["mails_purchase_unless_digest", "a refund without its purchase", mail({ purchase_id: null })],
  ["mails_purchase_unless_digest", "a digest of one purchase", mail({ kind: "daily_digest" })],
  ["mails_reason_is_code", "a reason with an address in it", mail({ reason: "550 <ada@lectern.test>" })],
  [
    "mail_preferences_locale_form",
    "a locale that is none",
    (tx, { learner }) =>
      tx`insert into public.mail_preferences (user_id, locale) values (${learner.id}, 'en_US.UTF-8')`,
  ],
];
