import { type Mutant, mutantsOf } from "../../histories/mutant.ts";

/** Money or credits come back wrongly. */
export const mutantsOfRefunds = (): Mutant[] => [...offers, ...requests, ...openings];

const offers = [
  ...mutantsOf("private.pack_refund", "everything", [
    ["more is offered than was paid in all", "lot.price_minor - spent_minor,", "lot.price_minor,"],
    [
      "what settles a debt is offered",
      "least(lot.credits - lot.spent - lot.removed, spare)",
      "lot.credits - lot.spent - lot.removed",
    ],
    ["a credit too many is offered", "(most_removed + 1)", "(most_removed + 2)"],
    ["a credit too few is offered", "(most_removed + 1)", "most_removed"],
    ["what was taken before is shown again", "/ lot.price_minor - lot.removed,", "/ lot.price_minor,"],
    ["what was asked for is offered again", "+ requested as back", "as back"],
  ]),
  ...mutantsOf("private.requested_minor", "everything", [
    ["what was asked for is not taken", "request.state = 'open'", "false"],
    ["what Stripe refused is taken", "request.state = 'open'", "request.state <> 'done'"],
    ["what Stripe made is taken twice", "request.state = 'open'", "request.state <> 'refused'"],
  ]),
  ...mutantsOf("private.own_pack_refunds", "everything", [
    [
      "all packs together give more than the balance",
      "account.balance - coalesce(",
      "account.balance - 0 * coalesce(",
    ],
  ]),
  ...mutantsOf("private.refundable_by", "everything", [
    [
      "members have back what they spent",
      "when private.may_refund(actor_id, sale, actor_aal) then",
      "when true then",
    ],
    [
      "operators refund only what is unspent",
      "when private.may_refund(actor_id, sale, actor_aal) then",
      "when false then",
    ],
  ]),
  ...mutantsOf("private.may_request_refund", "everything", [
    ["others refund a member's pack", "and sale.user_id = actor_id", ""],
    ["members have nothing back", "sale.kind = 'credits' and", "false and"],
  ]),
];

const requests = [
  ...mutantsOf("public.request_refund", "everything", [
    [
      "a pack is refunded twice at once",
      "where other.purchase_id = request_refund.purchase_id",
      "where false",
    ],
    ["a form that is sent twice is two requests", "elsif known.id is not null then", "elsif false then"],
    [
      "a request is sent again with another amount",
      "elsif known.amount_minor <> request_refund.amount_minor then",
      "elsif false then",
    ],
    ["more is asked for than is offered", "not between 1 and refundable", "< 1"],
    [
      "credits that are asked back stay until Stripe has made the refund",
      "perform private.sync_removed_credits(lot.id) from",
      "perform lot.id from",
    ],
  ]),
  ...mutantsOf("public.refuse_refund_request", "everything", [
    [
      "what Stripe refused to refund stays taken",
      "perform private.sync_removed_credits(lot.id) from",
      "perform lot.id from",
    ],
  ]),
  ...mutantsOf("private.finish_refund_request", "everything", [
    ["a refund that was made is still waited for", "and state <> 'done'", "and false"],
  ]),
  ...mutantsOf("private.request_return", "everything", [
    ["a part of an opening is refunded", "request_return.amount_minor <> sale.paid_minor", "false"],
  ]),
];

const openings = [
  ...mutantsOf("public.undo_redemption", "everything", [
    ["a disputed opening is undone", "sale.status <> 'completed' or", ""],
    ["an old opening is undone", "or sale.created_at <= now() - private.undo_window()", ""],
    ["a lesson that was read is undone", "elsif exists (", "elsif false and exists ("],
    ["a second press is refused", "elsif sale.status = 'refunded' then", "elsif false then"],
    ["others undo a member's opening", "and user_id = buyer_id", ""],
    ["a payment stays one too many after an undo", "perform private.project_checkouts(sale);", ""],
    ["an undone lesson stays open", "perform private.project_redemption(sale.id);", ""],
  ]),
  ...mutantsOf("public.return_credits", "everything", [
    ["credits are returned twice", "sale.status not in ('completed', 'disputed')", "false"],
    ["a disputed opening is not returned", "('completed', 'disputed')", "('completed')"],
    ["anybody returns credits", "not private.may_refund(actor_id, sale, actor_aal)", "false"],
    ["a form that is sent twice is refused", "elsif exists (", "elsif false and exists ("],
    ["a payment stays one too many after a return", "perform private.project_checkouts(sale);", ""],
    ["a returned lesson stays open", "perform private.project_redemption(sale.id);", ""],
  ]),
];
