import { type Mutant, mutantsOf } from "../../histories/mutant.ts";

/** Credits are given, sold or shown wrongly. */
export const mutantsOfGrants = (): Mutant[] => [...grants, ...checkouts, ...shown];

const grants = [
  ...mutantsOf("public.grant_credits", "everything", [
    ["anybody grants credits", "not private.may_refund_all(actor_id, actor_aal) or member", "member"],
    ["a deleted account is granted credits", " or member_name is null", ""],
    ["operators grant credits to themselves", "user_id = actor_id", "false"],
    ["nothing is granted", "not between 1 and 1000000", "< 0"],
    ["a grant that is sent twice is given twice", "elsif not exists (", "elsif true or not exists ("],
    [
      "a grant changes when it is sent again",
      "(member_account_id, grant_credits.credits)",
      "(member_account_id, lot.credits)",
    ],
    [
      "a grant goes to another member when it is sent again",
      "(member_account_id, grant_credits.credits)",
      "(lot.account_id, grant_credits.credits)",
    ],
    [
      "granted credits pay creators nothing",
      "grant_credits.credits, grant_credits.credits, now()",
      "grant_credits.credits, 0, now()",
    ],
  ]),
  ...mutantsOf("public.withdraw_grant", "everything", [
    ["a grant is withdrawn though it is spent", "lot.spent > 0", "false"],
    ["a withdrawn grant stays in the lot", "set removed = credits", "set removed = 0"],
    ["a grant is withdrawn twice", "elsif lot.removed = 0 then", "elsif true then"],
    ["anybody withdraws grants", "or not private.may_refund_all(actor_id, actor_aal)", ""],
    ["what was bought is withdrawn", "and lots.purchase_id is null", ""],
  ]),
];

const checkouts = mutantsOf("public.open_credit_checkout", "everything", [
  [
    "credits cost something else than their face value",
    "private.from_minor(wanted.credits,",
    "private.from_minor(wanted.credits - 1,",
  ],
  ["each press opens a checkout", "if known.id is null then", "if true then"],
  ["a pack that there is not is sold", "if wanted.id is null then", "if false then"],
  ["a deleted account buys credits", "if not found then", "if false then"],
]);

const shown = [
  ...mutantsOf("private.own_credits", "everything", [
    ["a debt is shown as a balance", "greatest(balance, 0)", "balance"],
    ["a debt is hidden", "greatest(-balance, 0)", "0"],
    ["what a dispute holds is hidden", "and lot.blocked", "and not lot.blocked"],
  ]),
  ...mutantsOf("private.frozen_credits", "everything", [
    [
      "what a lost dispute took counts as held",
      "lot.removed - private.removed_credits(lot, sale)",
      "lot.removed",
    ],
  ]),
  ...mutantsOf("private.own_credit_stats", "everything", [
    ["what went back counts as paid", "sale.refunded_minor + sale", "sale"],
    ["what is disputed counts as paid", "+ sale.disputed_minor", ""],
    ["a refund that was requested counts as paid", "+ private.requested_minor(sale.id)", ""],
    [
      "granted credits count as bought",
      "sum(lot.credits) filter (where sale.id is not null)",
      "sum(lot.credits)",
    ],
    ["grants that were taken back count as given", "sum(lot.credits - lot.removed)", "sum(lot.credits)"],
    ["credits that were taken are not told", "sum(lot.removed)", "sum(0)"],
  ]),
];
