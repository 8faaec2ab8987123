/** The result of a debit, days later. */
type DebitOutcome =
  | { kind: "settles" }
  | { kind: "fails"; code: string; declineCode: string; message: string };

export type TestAccount = { number: string; label: string; outcome: DebitOutcome };

export const ROUTING_NUMBER = "110000000";

/** Stripe's test bank accounts that the sandbox knows: https://docs.stripe.com/testing#us-bank-account */
export const TEST_ACCOUNTS: readonly TestAccount[] = [
  { number: "000123456789", label: "Settles days later", outcome: { kind: "settles" } },
  {
    number: "000111111116",
    label: "Fails days later",
    outcome: {
      kind: "fails",
      code: "no_account",
      declineCode: "no_account",
      message: "The customer's bank account could not be located.",
    },
  },
];

export type BankFields = { routing: string; account: string };
export type BankProblem = { field: keyof BankFields; message: string };

export function readBank(fields: BankFields): TestAccount | BankProblem[] {
  const routing = fields.routing.replace(/[\s-]/g, "");
  const number = fields.account.replace(/[\s-]/g, "");
  const account = TEST_ACCOUNTS.find((known) => known.number === number);
  const problems = [...routingProblems(routing), ...(account ? [] : accountProblems(number))];
  return problems.length > 0 || !account ? problems : account;
}

function routingProblems(routing: string): BankProblem[] {
  if (routing === "") return [{ field: "routing", message: "Enter a routing number." }];
  if (!/^\d{9}$/.test(routing)) return [{ field: "routing", message: "A routing number has nine digits." }];
  if (routing === ROUTING_NUMBER) return [];
  return [{ field: "routing", message: `The test bank has the routing number ${ROUTING_NUMBER}.` }];
}

function accountProblems(number: string): BankProblem[] {
  const message =
    number === "" ? "Enter an account number." : "Use one of the test accounts below; a real one is refused.";
  return [{ field: "account", message }];
}
