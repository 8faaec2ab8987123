import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

const requestId = "00000000-0000-4000-8000-000000000001";
const service = (sent: string, name: string, query: string): GrowthQuery => ({
  ...{ sent: `lib/checkout/${sent}`, name, asker: "service", query },
});

/** Of buying: a checkout with and without a code, and credits. */
export const checkoutQueries: QueriesOf = (world) => [
  ...buyingQueries(world),
  ...creditQueries(world),
  ...balanceQueries(world),
];

const buyingQueries: QueriesOf = ({ readerId, lesson }) => [
  service(
    "coupons/quote.ts try_coupon",
    "a code",
    `select public.try_coupon('${lesson.id}', 'SPRING', 20, 60, '${readerId}')`,
  ),
  service(
    "credits/lesson-offer.ts get_lesson_offer",
    "what a lesson means to a member",
    `select public.get_lesson_offer('${readerId}', '${lesson.id}', array['${lesson.id}'::uuid], 10, false)`,
  ),
  service(
    "open.ts open_checkout",
    "open a checkout",
    `select public.open_checkout('${readerId}', '${lesson.id}', 10, false, '{}')`,
  ),
  service(
    "credits/buying/checkout.ts open_credit_checkout",
    "open a checkout for credits",
    `select public.open_credit_checkout('${readerId}', 10, false, '{}', credits => 500)`,
  ),
];

const creditQueries: QueriesOf = ({ readerId, operatorId, lesson, bought, lotId, sale }) => [
  service(
    "credits/redeem.ts redeem_lesson",
    "open a lesson with credits",
    `select public.redeem_lesson('${readerId}', '${lesson.id}', 'key', 10, false)`,
  ),
  service(
    "credits/undo.ts undo_redemption",
    "undo it",
    `select public.undo_redemption('${readerId}', '${sale.id}')`,
  ),
  service(
    "credits/return.ts return_credits",
    "return credits",
    `select public.return_credits('${operatorId}', '${bought.id}', '${requestId}', 'aal2')`,
  ),
  service(
    "credits/operator/grants.ts grant_credits",
    "grant",
    `select public.grant_credits('${operatorId}', 'aal2', '${readerId}', 5, 'Thanks', '${requestId}')`,
  ),
  service(
    "credits/operator/grants.ts withdraw_grant",
    "withdraw a grant",
    `select public.withdraw_grant('${operatorId}', 'aal2', ${lotId}, 'Error')`,
  ),
];

const ofPacks = {
  because: "It adds up the packs of the member, four hundred here, each with its purchase and refunds.",
  atMost: 5_000,
};

const balanceQueries: QueriesOf = ({ buyerId, bought, entryId, packId, lesson }) => {
  const ask = (sent: string, name: string, query: string, rest = {}): GrowthQuery => ({
    ...{ sent: `lib/checkout/credits/${sent}`, name, asker: "buyer", query, ...rest },
  });
  return [
    ask("summary.ts get_credit_summary", "summary of credits", "select public.get_credit_summary()", {
      grows: ofPacks,
    }),
    ask("balance.ts list_credit_history", "ledger", "select public.list_credit_history(null, 21)", {
      grows: {
        because: "21 entries, each with its posting and purchase, until there are as many.",
        atMost: 450,
      },
    }),
    ask(
      "balance.ts list_credit_history",
      "ledger, the last page",
      `select public.list_credit_history(${entryId}, 21)`,
      { pageOf: "ledger" },
    ),
    ask("balance.ts get_credit_stats", "sums of credits", "select public.get_credit_stats()", {
      grows: ofPacks,
    }),
    ask("refund.ts list_pack_refunds", "packs to refund", "select public.list_pack_refunds()", {
      grows: {
        because:
          "Once in an account's life: each pack of the member with what was spent of it, four hundred here.",
        atMost: 15_000,
      },
    }),
    ask("refund.ts list_pack_refunds", "a pack to refund", `select public.list_pack_refunds('${packId}')`, {
      grows: {
        because: "Lots of the member that are not spent, a row each, four hundred here.",
        atMost: 800,
      },
    }),
    ask(
      "buying/packs.ts credit_packs",
      "packs",
      "select * from public.credit_packs where active order by position",
    ),
    ask(
      "buying/purchase.ts purchases",
      "payment for credits",
      `select credits, status, metadata, pack_id from public.purchases
        where id = '${bought.id}' and user_id = '${buyerId}' and kind = 'credits'`,
    ),
    ask(
      "buying/purchase.ts lessons",
      "lesson that the credits are for",
      `select id, slug, creator_id from public.lessons where id = '${lesson.id}'`,
    ),
  ];
};
