import { type Mutant, mutantsOf } from "../../histories/mutant.ts";

/** A lesson is opened with credits, or closed, wrongly. */
export const mutantsOfOpenings = (): Mutant[] => [...opened, ...refused, ...projected, ...read];

const opened = [
  ...mutantsOf("public.redeem_lesson", "everything", [
    ["more is spent than there is", "balance < price", "balance < price - 1"],
    ["the whole balance is never spent", "balance < price", "balance <= price"],
    ["a key is forgotten", "if answer is not null then", "if false then"],
    ["two members share their keys", "format('redeem:%s:%s', buyer_id,", "format('redeem:%s:%s', '',"],
    ["the ledger is told half of what was spent", "-price, 'spent'", "-price / 2, 'spent'"],
    ["another price is taken than was shown", "elsif price > expected_price then", "elsif false then"],
    ["a free lesson costs credits", "wanted.price = 0 or", "false or"],
    ["euros are taken for credits", "wanted.currency <> private.credit_currency()", "false"],
    ["a deleted account opens lessons", "if not found then", "if false then"],
  ]),
  ...mutantsOf("private.redemption_answer", "everything", [
    ["a repeated press is answered with another balance", "entry.balance_after)", "entry.balance_after + 1)"],
    ["a key opens another lesson", "when sale.lesson_id = redemption_answer.lesson_id", "when true"],
  ]),
  ...mutantsOf("private.insert_redemption", "everything", [
    ["the shop's part is rounded down", "fee numeric := round(", "fee numeric := trunc("],
    ["the shop's part is that of another sale", "worth * fee_percentage", "worth * 10"],
  ]),
  ...mutantsOf("private.is_duplicate_payment", "everything", [
    [
      "what is open with credits is paid for again",
      "other.stripe_session_id is null and other.grants_access",
      "false",
    ],
  ]),
];

const refused = mutantsOf("private.refuse_lesson", "everything", [
  ["a lesson is opened twice", "known.grants_access or", ""],
  ["creators pay for their own lessons", "lesson.creator_id = buyer_id or", ""],
  ["what was kept for free is paid for", "kept.user_id = buyer_id and", "false and"],
  ["archived lessons are opened", "lesson.status is distinct from 'published'", "lesson.status is null"],
]);

const projected = mutantsOf("private.project_redemption", "everything", [
  [
    "a disputed pack leaves its lessons open",
    "when is_blocked then 'disputed'",
    "when is_blocked then 'completed'",
  ],
  ["the creator keeps what is disputed", "coalesce(blocked_minor, 0)", "0"],
  ["a dispute holds all of a lesson that another pack paid in part", "filter (where lot.blocked)", ""],
  ["a lesson is open twice", "is_blocked is false and exists", "false and exists"],
  [
    "a returned opening is still earned from",
    "when is_blocked is null then paid_amount",
    "when false then paid_amount",
  ],
]);

const read = [
  ...mutantsOf("private.has_opened", "everything", [
    ["a lesson is read before its opening is recorded", "select exists (", "select true or exists ("],
    ["another lesson's opening counts", "and opening.lesson_id = has_opened.lesson_id", ""],
  ]),
  ...mutantsOf("private.undo_window", "everything", [
    ["an opening is undone late", "'15 minutes'", "'20 minutes'"],
    ["an opening is never undone", "'15 minutes'", "'0 minutes'"],
  ]),
  ...mutantsOf("private.keep_free_lesson", "everything", [
    ["what costs something is kept for free", "lesson.price = 0 and", ""],
    ["nothing is kept", "lesson.price = 0 and", "false and"],
  ]),
];
