import Stripe from "stripe";
import { currencyOf } from "../../../../lib/format/currencies.ts";
import { invalid } from "../api/errors.ts";
import { newId } from "../api/ids.ts";
import { formatExact } from "../money.ts";
import type { SessionParameters } from "./session-parameters.ts";

/** The part of a session that Stripe does not return by default: what is sold, and what the payment will carry. */
export type Order = {
  /** The session's id. */
  id: string;
  lineItems: Stripe.LineItem[];
  /** Of the first product. */
  description: string | null;
  image: string | null;
  payment: SessionParameters["payment_intent_data"];
  /** The `attempt` that paid, so that a double submit is redirected to the shop. */
  paidBy: string | null;
};

export function createOrder(id: string, parameters: SessionParameters, now: number): Order {
  return {
    id,
    lineItems: parameters.line_items.map((item) => lineItem(item, now)),
    description: parameters.line_items[0]?.price_data.product_data.description ?? null,
    image: parameters.line_items[0]?.price_data.product_data.images[0] ?? null,
    payment: parameters.payment_intent_data,
    paidBy: null,
  };
}

/** Currency and total in minor units; throws Stripe's 400 on mixed currencies or a total out of range. */
export function priceOrder(items: SessionParameters["line_items"]): { currency: string; total: number } {
  const [currency = "usd", ...others] = new Set(items.map((item) => item.price_data.currency));
  if (others.length > 0)
    throw invalid("All line items must have the same currency.", undefined, "line_items");
  const total = items.reduce((sum, item) => sum + item.price_data.unit_amount * item.quantity, 0);
  const { minimum, maximum, step } = currencyOf(currency);
  if (total % step !== 0) throw wrongStep(currency, step);
  if (total < minimum) {
    const least = `${formatExact(minimum, currency)} ${currency}`;
    throw invalid(
      `The Checkout Session's total amount due must add up to at least ${least}`,
      "amount_too_small",
    );
  }
  if (total > maximum) {
    const most = `${formatExact(maximum, currency)} ${currency}`;
    throw invalid(`The Checkout Session's total amount must be no more than ${most}`, "amount_too_large");
  }
  return { currency, total };
}

/** docs.stripe.com/currencies#special-cases and #three-decimal: amounts that end in 00 or in 0. */
function wrongStep(currency: string, step: number) {
  return invalid(
    `Invalid amount: amounts in ${currency} must be divisible by ${step}.`,
    undefined,
    "line_items",
  );
}

function lineItem(item: SessionParameters["line_items"][number], now: number): Stripe.LineItem {
  const total = item.price_data.unit_amount * item.quantity;
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: item.price_data.currency,
    description: item.price_data.product_data.name,
    metadata: item.metadata,
    price: price(item.price_data, now),
    quantity: item.quantity,
  };
}

// Stripe creates prices and products of `price_data` as inactive.
function price(data: SessionParameters["line_items"][number]["price_data"], now: number): Stripe.Price {
  return {
    id: newId("price"),
    object: "price",
    active: false,
    billing_scheme: "per_unit",
    created: now,
    currency: data.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId("prod", 14),
    recurring: null,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: data.unit_amount,
    unit_amount_decimal: Stripe.Decimal.from(data.unit_amount),
  };
}
