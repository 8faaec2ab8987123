import { type Mutant, mutantsOf } from "../../histories/mutant.ts";

/** Prices, fees and checkouts are wrong, or what a creator saves. */
export const mutantsOfOffers = (): Mutant[] => [...prices, ...checkouts, ...forms];

const prices = [
  ...mutantsOf("private.discounted_price", "everything", [
    ["half a step goes to the shop", "round(lesson.price", "trunc(lesson.price"],
    ["a discount is rounded up", "round(lesson.price", "ceil(lesson.price"],
    ["a discount is not rounded to what can be charged", "/ 100 / step) * step", "/ 100, 4)"],
    ["100 % leaves the smallest charge", "coupon.percent = 100 or ", ""],
    ["an amount of the whole price leaves the smallest charge", " or coupon.amount >= lesson.price", ""],
    [
      "less than Stripe charges is asked for",
      "private.from_minor(private.charge_minimum(lesson.currency), lesson.currency)",
      "0",
    ],
    ["half of an amount is taken off", "coalesce(coupon.amount, ", "coalesce(coupon.amount / 2, "],
  ]),
  ...mutantsOf("private.creator_fee", "everything", [
    ["the first fee that was agreed stays", "order by change.id desc", "order by change.id"],
    [
      "a fee that ended goes on",
      "order by change.id desc",
      "and change.percentage is not null order by change.id desc",
    ],
    ["one creator's fee is everybody's", "change.creator_id = creator_fee.creator_id", "true"],
  ]),
];

const checkouts = [
  ...mutantsOf("private.insert_checkout", "everything", [
    ["the fee is of the list price", "round(price * percentage", "round(lesson.price * percentage"],
    ["the fee is the shop's", "private.creator_fee(lesson.creator_id,", "private.creator_fee(null,"],
    ["what costs nothing is to be paid", "when price = 0 then 'completed'", "when false then 'completed'"],
    ["what costs nothing is said to be paid", "price = 0,\n", "false,\n"],
    ["the discount is not kept", "lesson.price - price,", "0,"],
    ["the code is kept as it is found", "coupon.code, fee", "coupon.code_key, fee"],
  ]),
  ...mutantsOf("private.is_reusable", "everything", [
    [
      "an open checkout keeps its code when another is entered",
      "and sale.coupon_id is not distinct from is_reusable.coupon_id",
      "",
    ],
    [
      "an open checkout is outdated by its own code",
      "sale.coupon_id is not distinct from",
      "null is not distinct from",
    ],
    ["an open checkout outlives its list price", "and sale.list_price = lesson.price", ""],
    ["an open checkout is at the list price", "sale.list_price = lesson.price", "sale.amount = lesson.price"],
    [
      "an open checkout outlives the creator's fee",
      "private.creator_fee(lesson.creator_id, is_reusable.fee_percentage)",
      "sale.fee_percentage",
    ],
  ]),
  ...mutantsOf("public.open_checkout", "everything", [
    [
      "an unknown code continues the checkout without one",
      " and (coupon_code is null or resuming or coupon.id is not null)",
      "",
    ],
    [
      "a resumed checkout loses its code",
      "case when resuming then known.coupon_id else coupon.id end",
      "coupon.id",
    ],
    ["resuming makes a checkout", "elsif resuming then", "elsif false then"],
    ["a refused code is used", "coupon_code is not null and coupon_refusal is not null", "false"],
    [
      "a code makes a second open checkout",
      "elsif known.id is not null then",
      "elsif known.id is not null and coupon_code is null then",
    ],
  ]),
  ...mutantsOf("private.is_duplicate_payment", "everything", [
    [
      "a payment for what a code opened is kept",
      "and other.stripe_session_id is null and other.grants_access",
      "and false",
    ],
  ]),
  ...mutantsOf("public.cancel_checkout", "everything", [
    [
      "a checkout that can be paid is cancelled",
      "stripe_session_id is not distinct from unknown_session_id",
      "true",
    ],
    ["what was decided is cancelled", "(status = 'pending' or", "(true or"],
  ]),
  ...mutantsOf("public.expire_unknown_checkouts", "everything", [
    ["checkouts without a session are left open", "set status = 'expired'", "set status = 'pending'"],
  ]),
];

const forms = [
  ...mutantsOf("public.save_coupon", "everything", [
    ["a form of before changes what came since", "known.version <> expected_version", "false"],
    ["a code changes without a new version", "version = coupon.version + 1", "version = coupon.version"],
    ["creators change other creators' codes", "and coupon.creator_id = save_coupon.creator_id for", "for"],
    ["a creator has one code twice", "and other.id is distinct from known.id", "and false"],
    ["no code keeps its name", "and other.id is distinct from known.id", ""],
    ["a code is taken for all creators", "other.creator_id = save_coupon.creator_id\n    and", ""],
    ["a code ends before it starts", "wanted.ends_at < wanted.starts_at", "false"],
    [
      "lessons stay when they are taken off the list",
      "delete from public.coupon_lessons as scope where scope.coupon_id = saved_id;",
      "",
    ],
    ["a code for all lessons has a list", "not wanted.for_all_lessons and", ""],
    ["a limit does not change", "total_limit = excluded.total_limit", "total_limit = coupon.total_limit"],
    [
      "a person's limit does not change",
      "person_limit = excluded.person_limit",
      "person_limit = coupon.person_limit",
    ],
    [
      "a discount does not change",
      "percent = excluded.percent, amount = excluded.amount",
      "percent = coupon.percent, amount = coupon.amount",
    ],
    ["an end does not change", "ends_at = excluded.ends_at", "ends_at = coupon.ends_at"],
    ["a start does not change", "starts_at = excluded.starts_at", "starts_at = coupon.starts_at"],
  ]),
  ...mutantsOf("public.end_coupon", "everything", [
    ["creators end other creators' codes", "and coupon.creator_id = end_coupon.creator_id", ""],
    ["an ended code goes on", "ends_at = now(),", "ends_at = ends_at,"],
    [
      "a code that has not begun cannot be ended",
      "starts_at = least(starts_at, now())",
      "starts_at = starts_at",
    ],
    ["what has ended ends again", "and (ends_at is null or ends_at > now())", ""],
  ]),
];
