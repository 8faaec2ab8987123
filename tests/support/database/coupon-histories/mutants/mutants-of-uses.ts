import { type Mutant, mutantsOf } from "../../histories/mutant.ts";

/** Uses are counted, or codes refused, wrongly. */
export const mutantsOfUses = (): Mutant[] => [...uses, ...refusals];

const uses = [
  ...mutantsOf("private.is_coupon_use", "everything", [
    ["a failed payment keeps its use", "'failed', ", ""],
    ["an expired checkout keeps its use", "'expired', ", ""],
    ["a cancelled checkout keeps its use", "'cancelled', ", ""],
    ["a full refund gives no use back", ", 'refunded'", ""],
    ["a refund in part gives the use back", "'refunded'", "'refunded', 'partially_refunded'"],
    ["a dispute gives the use back", "'refunded'", "'refunded', 'disputed'"],
    ["what a bank is paying uses nothing", "'refunded'", "'refunded', 'processing'"],
    ["a duplicate payment uses nothing", "'refunded'", "'refunded', 'review'"],
    ["a use is not reserved before it is paid", "'refunded'", "'refunded', 'pending'"],
  ]),
  ...mutantsOf("private.count_coupon_use", "everything", [
    ["a new checkout is not counted", "uses + change\n    where id", "uses\n    where id"],
    ["a use is never given back", "uses + change where id", "uses + greatest(change, 0) where id"],
    [
      "a use that was given back never counts again",
      "uses + change where id",
      "uses + least(change, 0) where id",
    ],
    ["the last use goes to everybody who writes a row", "or uses < total_limit", "or true"],
    ["the last use goes to nobody", "uses < total_limit", "uses < total_limit - 1"],
  ]),
  ...mutantsOf("private.person_uses", "everything", [
    ["what was given back counts for its buyer", "and private.is_coupon_use(sale.status)", ""],
    ["all buyers share the limit of one", "and sale.buyer_key = person_uses.buyer_key", ""],
    ["all codes share a buyer's limit", "sale.coupon_id = person_uses.coupon_id and", ""],
    [
      "the checkout that is continued counts for its buyer",
      "and sale.id is distinct from but_purchase_id",
      "",
    ],
  ]),
];

const refusals = [
  ...mutantsOf("private.find_coupon", "everything", [
    ["a code works for other creators' lessons", "coupon.creator_id = find_coupon.creator_id and", ""],
    ["a code must be typed as it is written", "private.coupon_key(find_coupon.code)", "find_coupon.code"],
  ]),
  ...mutantsOf("private.is_coupon_for", "everything", [
    ["a code for all lessons is for none", "coupon.for_all_lessons or", ""],
    ["a code for one lesson is for all", "and scope.lesson_id = lesson.id", ""],
  ]),
  ...mutantsOf("private.refuse_coupon", "everything", [
    ["an unknown code buys at the list price", "when coupon.id is null", "when false"],
    [
      "a code is for each lesson of its creator",
      "when not private.is_coupon_for(coupon, lesson)",
      "when false",
    ],
    ["an amount in another currency is taken off", "when coupon.currency <> lesson.currency", "when false"],
    ["a cheap lesson needs no minimum", "when lesson.price < coupon.minimum_price", "when false"],
    [
      "a lesson at the minimum is too cheap",
      "lesson.price < coupon.minimum_price",
      "lesson.price <= coupon.minimum_price",
    ],
    ["a code that has ended is taken", "when coupon.ends_at <= now()", "when false"],
    ["a code that ends now is taken", "coupon.ends_at <= now()", "coupon.ends_at < now()"],
    ["a code is taken before its start", "when coupon.starts_at > now()", "when false"],
    ["a code that starts now has not started", "coupon.starts_at > now()", "coupon.starts_at >= now()"],
    [
      "a code that takes nothing off is used",
      "when private.discounted_price(coupon, lesson) = lesson.price",
      "when false",
    ],
    ["one person uses a code without end", ">= coupon.person_limit", "> 1000"],
    ["one person has a use too many", ">= coupon.person_limit", "> coupon.person_limit"],
    ["a code that is used up looks good", ">= coupon.total_limit", "> 1000000"],
    [
      "the own checkout uses up the last use",
      "coupon.uses - (own_use_id is not null)::integer",
      "coupon.uses",
    ],
    [
      "any open checkout frees a use",
      "case when open_checkout.coupon_id = coupon.id then open_checkout.id end",
      "open_checkout.id",
    ],
  ]),
  ...mutantsOf("private.used_by_person", "everything", [
    ["a use that is paid is said to be held", "and sale.status = 'pending'", ""],
    ["the checkout that is continued holds its own use", "and sale.id is distinct from own_use_id", ""],
    ["another buyer's checkout holds the use", "and sale.buyer_key = buyer_id", ""],
  ]),
  ...mutantsOf("private.quote_coupon", "everything", [
    [
      "a lesson's page counts the own checkout",
      "private.current_checkout(buyer_id, quote_coupon.lesson_id)",
      "null",
    ],
    ["a lesson's page shows a code that is refused", "if refusal is not null", "if false"],
  ]),
];
