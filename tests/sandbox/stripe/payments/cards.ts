type CardOutcome =
  | { kind: "paid" }
  | { kind: "authenticate" }
  | { kind: "declined"; code: string; declineCode: string; message: string };

export type TestCard = { number: string; label: string; brand: string; outcome: CardOutcome };

/** Stripe's test cards that the sandbox knows: https://docs.stripe.com/testing */
export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", label: "Pays", brand: "visa", outcome: { kind: "paid" } },
  {
    number: "4000002500003155",
    label: "3-D Secure",
    brand: "visa",
    outcome: { kind: "authenticate" },
  },
  {
    number: "4000000000000002",
    label: "Declined",
    brand: "visa",
    outcome: declined("card_declined", "generic_decline", "Your card was declined."),
  },
  {
    number: "4000000000009995",
    label: "Insufficient funds",
    brand: "visa",
    outcome: declined("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  },
];

export type CardFields = { number: string; expiry: string; cvc: string };
export type Card = TestCard & { expMonth: number; expYear: number };
export type CardProblem = { field: keyof CardFields; message: string };

/** `now` is in Unix seconds. */
export function readCard(fields: CardFields, now: number): Card | CardProblem[] {
  const number = fields.number.replace(/[\s-]/g, "");
  const expiry = readExpiry(fields.expiry);
  const problems = [...numberProblems(number), ...expiryProblems(expiry, now), ...cvcProblems(fields.cvc)];
  if (problems.length > 0 || !expiry) return problems;
  return { ...(TEST_CARDS.find((card) => card.number === number) ?? realCard(number)), ...expiry };
}

/** `4242424242424242` → `4242 4242 4242 4242`. */
export function groupDigits(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}

function declined(code: string, declineCode: string, message: string): CardOutcome {
  return { kind: "declined", code, declineCode, message };
}

function realCard(number: string): TestCard {
  const message = "Your card was declined. Your request was in test mode, but used a non test card.";
  const outcome = declined("card_declined", "test_mode_live_card", message);
  return { number, label: "Not a test card", brand: "unknown", outcome };
}

function numberProblems(number: string): CardProblem[] {
  if (number === "") return [{ field: "number", message: "Enter a card number." }];
  if (!/^\d{12,19}$/.test(number)) return [{ field: "number", message: "Your card number is incomplete." }];
  return passesLuhn(number) ? [] : [{ field: "number", message: "Your card number is invalid." }];
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function readExpiry(text: string): { expMonth: number; expYear: number } | null {
  const [, month, year] = /^\s*(\d{1,2})\s*[/\-. ]?\s*((?:20)?\d{2})\s*$/.exec(text) ?? [];
  if (!month || !year || Number(month) < 1 || Number(month) > 12) return null;
  return { expMonth: Number(month), expYear: 2000 + (Number(year) % 100) };
}

function expiryProblems(expiry: { expMonth: number; expYear: number } | null, now: number): CardProblem[] {
  if (!expiry) return [{ field: "expiry", message: "Enter the expiry date as MM/YY." }];
  const endOfMonth = Date.UTC(expiry.expYear, expiry.expMonth, 1) / 1000;
  return endOfMonth > now ? [] : [{ field: "expiry", message: "Your card's expiry date is in the past." }];
}

function cvcProblems(cvc: string): CardProblem[] {
  return /^\d{3,4}$/.test(cvc.trim())
    ? []
    : [{ field: "cvc", message: "Enter the 3 digits on the back of the card." }];
}
