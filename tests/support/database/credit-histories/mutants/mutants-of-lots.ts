import { type Mutant, mutantsOf } from "../../histories/mutant.ts";

/** What a lot has left is wrong. */
export const mutantsOfLots = (): Mutant[] => [...removed, ...synced, ...spending, ...serials, ...posting];

const removed = mutantsOf("private.removed_credits", "everything", [
  [
    "a refund takes credits rounded up",
    "coalesce(lot.credits * sale.refunded_minor / nullif(sale.paid_minor, 0), 0)",
    "coalesce(ceil(lot.credits * sale.refunded_minor::numeric / nullif(sale.paid_minor, 0)), 0)",
  ],
  ["a partial refund takes nothing", "sale.refunded_minor /", "0 /"],
  ["a lost dispute takes only what is unspent", "fact.status = 'lost'", "false"],
  ["a dispute lost over a part takes everything", "and effect.held > 0", ""],
  ["an open dispute freezes nothing", "then lot.credits - lot.spent else 0", "then 0 else 0"],
  [
    "an open dispute makes what is spent owed",
    "then lot.credits - lot.spent else 0",
    "then lot.credits else 0",
  ],
  ["a refund frees what a dispute froze", "else greatest(", "else least("],
  ["a deleted account keeps its credits", "lot.closed or", ""],
]);

const synced = [
  ...mutantsOf("private.sync_removed_credits", "everything", [
    ["a lot is never blocked", "blocked = is_disputed", "blocked = false"],
    ["the ledger is not told what was removed", "if taken <> lot.removed then", "if false then"],
    [
      "what was removed never comes back",
      "if taken <> lot.removed then",
      "taken := greatest(taken, lot.removed); if taken <> lot.removed then",
    ],
    [
      "a debt stops at zero",
      "taken := private.removed_credits(lot, sale)",
      "taken := least(private.removed_credits(lot, sale), lot.credits - lot.spent)",
    ],
    ["credits that are asked back can be spent", " + private.requested_minor(sale.id)", ""],
    ["what comes back is named as if it was taken", "then 'restored'", "then 'reversed'"],
    ["what is taken is named as if it came back", "else 'reversed' end", "else 'restored' end"],
  ]),
  ...mutantsOf("private.close_credits", "everything", [
    ["a deleted account's lots stay open", "set closed = true", "set closed = false"],
    [
      "a deleted account's credits end only at the next fact",
      "private.sync_removed_credits(lot.id)",
      "lot.id",
    ],
  ]),
  ...mutantsOf("private.project_lot", "everything", [
    ["a disputed pack does not reach its lessons", "perform private.project_redemption(opened.id)", "null"],
    [
      "a payment stays one too many when its lesson closes",
      "perform private.project_checkouts(opened)",
      "null",
    ],
    ["of two openings of a lesson the last stays", "parts.first_id loop", "parts.first_id desc loop"],
    ["a pack that was not paid as promised brings credits", "or sale.error_code is not null", ""],
    ["a pack paid after the account was deleted has credits", "sale.user_id is null", "false"],
    ["a pack counts at face value", "sale.credits, sale.paid_minor,", "sale.credits, sale.credits,"],
    ["a pack that is reported again brings another lot", "is_new := own_lot_id is null", "is_new := true"],
    [
      "a pack's refund before its payment is forgotten",
      "perform private.sync_removed_credits(own_lot_id)",
      "null",
    ],
  ]),
  ...mutantsOf("private.project_purchase", "everything", [
    ["a paid pack has no lot", "if sale.kind = 'credits' and fact.state = 'settled'", "if false"],
  ]),
];

const spending = [
  ...mutantsOf("private.spend_credits", "everything", [
    ["the newest lot is spent first", "lots.created_at, lots.id", "lots.created_at desc, lots.id desc"],
    [
      "bought credits are spent before granted ones",
      "lots.purchase_id is not null,",
      "lots.purchase_id is null,",
    ],
    [
      "a creator earns the price in credits",
      "select sum(value_minor)",
      "select sum(upper(serials) - lower(serials))",
    ],
    [
      "credits that were removed are spent",
      "lot.credits - lot.spent - lot.removed",
      "lot.credits - lot.spent",
    ],
  ]),
  ...mutantsOf("private.credits_value", "everything", [
    ["values are rounded down", "+ lot.credits) /", "+ 0) /"],
    [
      "a credit is always worth one minor unit",
      "(2 * lot.price_minor * places + lot.credits) / (2 * lot.credits)",
      "places",
    ],
  ]),
  ...mutantsOf("private.spend_lot", "everything", [
    [
      "the last credits of a lot are spent first",
      "lower(gap) as first",
      "upper(gap) - least(spend_lot.credits, upper(gap) - lower(gap)) as first",
    ],
    [
      "each spending is rounded by itself",
      "private.credits_value(lot, (last - (lot.id << 24))::integer)\n      - private.credits_value(lot, (first - (lot.id << 24))::integer)",
      "private.credits_value(lot, (last - first)::integer)",
    ],
  ]),
  ...mutantsOf("private.release_credits", "everything", [
    [
      "credits that come back to a disputed lot can be spent",
      "perform private.sync_removed_credits(lot_id) from",
      "perform lot_id from",
    ],
    ["more comes back than was spent", "sum(credits) into", "sum(credits) + 1 into"],
  ]),
];

const serials = mutantsOf("private.move_serials", "everything", [
  ["credits that come back stay spent", "set unspent = unspent + ", "set unspent = unspent - "],
  ["spent credits stay in their lot", "else\n    update", "elsif false then\n    update"],
]);

const posting = [
  ...mutantsOf("private.post_credit_entry", "everything", [
    ["a balance does not follow its entries", "balance + new.amount", "balance + abs(new.amount)"],
  ]),
  ...mutantsOf("private.post_credits", "everything", [
    ["the shop's side of a transaction is missing", "where account.kind = counterpart", "where false"],
    [
      "the shop's side of a transaction has the same sign",
      "-post_credits.amount from",
      "post_credits.amount from",
    ],
  ]),
];
