import { type Mutant, mutantsOf } from "../histories/mutant.ts";

/** The credits are wrong. */
export const mutantsOfCredits = (): Mutant[] => [...reversals, ...spending, ...openings, ...comingBack];

const reversals = [
  ...mutantsOf("private.removed_credits", "everything", [
    [
      "a refund takes credits rounded up",
      "coalesce(lot.credits * sale.refunded_minor / nullif(sale.paid_minor, 0), 0)",
      "coalesce(ceil(lot.credits * sale.refunded_minor::numeric / nullif(sale.paid_minor, 0)), 0)",
    ],
    ["a partial refund takes nothing", "sale.refunded_minor /", "0 /"],
    ["a lost dispute takes only what is unspent", "fact.status = 'lost'", "false"],
    ["an open dispute freezes nothing", "then lot.credits - lot.spent else 0", "then 0 else 0"],
    [
      "an open dispute makes what is spent owed",
      "then lot.credits - lot.spent else 0",
      "then lot.credits else 0",
    ],
    ["a refund frees what a dispute froze", "else greatest(", "else least("],
  ]),
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
  ]),
  ...mutantsOf("private.release_credits", "everything", [
    [
      "credits that come back to a disputed lot can be spent",
      "perform private.sync_removed_credits(lot_id) from",
      "perform lot_id from",
    ],
  ]),
];

const openings = [
  ...mutantsOf("private.project_redemption", "everything", [
    [
      "a disputed pack leaves its lessons open",
      "when is_blocked then 'disputed'",
      "when is_blocked then 'completed'",
    ],
    ["the creator keeps what is disputed", "coalesce(blocked_minor, 0)", "0"],
    ["a dispute holds all of a lesson that another pack paid in part", "filter (where lot.blocked)", ""],
    ["a lesson is open twice", "is_blocked is false and exists", "false and exists"],
  ]),
  ...mutantsOf("private.project_lot", "everything", [
    ["a disputed pack does not reach its lessons", "perform private.project_redemption(opened.id)", "null"],
    ["a pack that was not paid as promised brings credits", "or sale.error_code is not null", ""],
    ["a pack paid after the account was deleted has credits", "sale.user_id is null", "false"],
    ["a pack counts at face value", "sale.credits, sale.paid_minor,", "sale.credits, sale.credits,"],
    ["a pack that is reported again brings another lot", "if own_lot_id is null then", "if true then"],
  ]),
  ...mutantsOf("public.redeem_lesson", "everything", [
    ["more is spent than there is", "balance < price", "balance < price - 1"],
    ["the whole balance is never spent", "balance < price", "balance <= price"],
    ["a key is forgotten", "if answer is not null then", "if false then"],
    ["the ledger is told half of what was spent", "-price, 'spent'", "-price / 2, 'spent'"],
  ]),
  ...mutantsOf("private.refuse_lesson", "everything", [
    ["a lesson is opened twice", "known.grants_access or", ""],
  ]),
  ...mutantsOf("private.redemption_answer", "everything", [
    ["a repeated press is answered with another balance", "entry.balance_after)", "entry.balance_after + 1)"],
  ]),
  ...mutantsOf("private.post_credit_entry", "everything", [
    ["a balance does not follow its entries", "balance + new.amount", "balance + abs(new.amount)"],
  ]),
  ...mutantsOf("private.move_serials", "everything", [
    ["credits that come back stay spent", "set unspent = unspent + ", "set unspent = unspent - "],
    ["spent credits stay in their lot", "else\n    update", "elsif false then\n    update"],
  ]),
];

const comingBack = [
  ...mutantsOf("public.undo_redemption", "everything", [
    ["a disputed opening is undone", "sale.status <> 'completed' or", ""],
    ["a lesson that was read is undone", "elsif exists (", "elsif false and exists ("],
    ["a payment stays one too many after an undo", "perform private.project_checkouts(sale);", ""],
    ["an undone lesson stays open", "perform private.project_redemption(sale.id);", ""],
  ]),
  ...mutantsOf("public.return_credits", "everything", [
    ["credits are returned twice", "sale.status not in ('completed', 'disputed')", "false"],
    ["a disputed opening is not returned", "('completed', 'disputed')", "('completed')"],
    ["a payment stays one too many after a return", "perform private.project_checkouts(sale);", ""],
  ]),
  ...mutantsOf("public.withdraw_grant", "everything", [
    ["a grant is withdrawn though it is spent", "lot.spent > 0", "false"],
    ["a withdrawn grant stays in the lot", "set removed = credits", "set removed = 0"],
  ]),
];
