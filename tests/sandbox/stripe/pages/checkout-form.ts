import type Stripe from "stripe";
import { z } from "zod";
import { readBank } from "../payments/bank-accounts.ts";
import { readCard } from "../payments/cards.ts";
import type { Payer } from "../payments/payments.ts";

export type CheckoutField =
  | "email"
  | ("number" | "expiry" | "cvc" | "name")
  | ("routing" | "account" | "holder");

/** Values and errors by field. The CVC is never stored. */
export type CheckoutForm = {
  method: "card" | "bank" | "voucher";
  values: Partial<Record<CheckoutField, string>>;
  problems: Partial<Record<CheckoutField, string>>;
};

/** `attempt` identifies the page load, so that a double submit is recognized. */
export const formFields = z.object({
  method: z.enum(["card", "bank", "voucher"]).default("card"),
  email: z.string().trim().default(""),
  number: z.string().default(""),
  expiry: z.string().default(""),
  cvc: z.string().default(""),
  name: z.string().trim().default(""),
  routing: z.string().default(""),
  account: z.string().default(""),
  holder: z.string().trim().default(""),
  attempt: z.string().optional(),
});

/** Reads a submitted form. `payer` is null when there are problems. */
export function readForm(
  session: Stripe.Checkout.Session,
  { attempt: _, cvc, method: requested, ...fields }: z.output<typeof formFields>,
  now: number,
): { form: CheckoutForm; payer: Payer | null } {
  const method = otherMethod(session) === requested ? requested : "card";
  const values = { ...fields, email: session.customer_email ?? fields.email };
  const { means, problems } = readMeans(method, { ...values, cvc }, now);
  const all = { ...problems, ...emailProblem(values.email) };
  const payer = means && Object.keys(all).length === 0 ? { email: values.email, ...means } : null;
  return { form: { method, values, problems: all }, payer };
}

/** What is offered beside the card. */
export function otherMethod({
  payment_method_types: types,
}: Stripe.Checkout.Session): "bank" | "voucher" | null {
  if (types.includes("us_bank_account")) return "bank";
  return types.includes("oxxo") ? "voucher" : null;
}

type Problems = Partial<Record<CheckoutField, string>>;
type Fields = Parameters<typeof readCardPart>[0] & Parameters<typeof readBankPart>[0];

function readMeans(method: CheckoutForm["method"], fields: Fields, now: number) {
  if (method === "voucher") return { means: { name: "Voucher", voucher: "oxxo" as const }, problems: {} };
  return method === "bank" ? readBankPart(fields) : readCardPart(fields, now);
}

function readCardPart(
  { name, ...fields }: { number: string; expiry: string; cvc: string; name: string },
  now: number,
) {
  const card = readCard(fields, now);
  const problems = name ? {} : { name: "Enter the name on the card." };
  return Array.isArray(card)
    ? { means: null, problems: { ...byField(card), ...problems } }
    : { means: { name, card }, problems };
}

function readBankPart({ holder, ...fields }: { routing: string; account: string; holder: string }) {
  const bank = readBank(fields);
  const problems = holder ? {} : { holder: "Enter the name of the account holder." };
  return Array.isArray(bank)
    ? { means: null, problems: { ...byField(bank), ...problems } }
    : { means: { name: holder, bank }, problems };
}

function byField(problems: { field: CheckoutField; message: string }[]): Problems {
  return Object.fromEntries(problems.map(({ field, message }) => [field, message]));
}

function emailProblem(email: string): Problems {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
    ? {}
    : { email: "Enter an email address, such as you@example.com." };
}
