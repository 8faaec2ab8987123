import { z } from "zod";
import { currencies } from "../../../../lib/format/currencies.ts";
import { expand, flag, integer, metadata, notSimulated, text, url } from "../api/parameters.ts";

const currency = z
  .string()
  .toLowerCase()
  .refine((code) => currencies.has(code), {
    error: (issue) =>
      `Invalid currency: ${issue.input}. Stripe currently supports these currencies: ${[...currencies.keys()].join(", ")}`,
  });

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    unit_amount: integer.refine((amount) => amount >= 0, {
      error: "This value must be greater than or equal to 0.",
      params: { code: "parameter_invalid_integer" },
    }),
    product_data: z.strictObject({
      name: text(),
      description: text().optional(),
      images: z.array(url()).max(8).default([]),
      metadata: metadata.default({}),
      tax_code: notSimulated(),
      unit_label: notSimulated(),
    }),
    tax_behavior: notSimulated(),
    recurring: notSimulated(),
    product: notSimulated(),
    unit_amount_decimal: notSimulated(),
  }),
  quantity: integer
    .refine((quantity) => quantity > 0, { error: "Quantity must be greater than 0." })
    .default(1),
  metadata: metadata.default({}),
  price: notSimulated(),
  tax_rates: notSimulated(),
  adjustable_quantity: notSimulated(),
});

const paymentIntentData = z.strictObject({
  metadata: metadata.default({}),
  description: text(1000).optional(),
  receipt_email: text(800).optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  capture_method: z.enum(["automatic", "automatic_async"]).default("automatic_async"),
  transfer_group: text().optional(),
  application_fee_amount: notSimulated(),
  on_behalf_of: notSimulated(),
  transfer_data: notSimulated(),
  setup_future_usage: notSimulated(),
  shipping: notSimulated(),
});

/** Parameters of `POST /v1/checkout/sessions` in API 2026-10-28.endive. */
export const sessionParameters = z.strictObject({
  mode: z.enum(["payment"]),
  ui_mode: z.enum(["hosted_page", "embedded_page", "elements", "form"]).default("hosted_page"),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: url().optional(),
  cancel_url: url().optional(),
  return_url: url().optional(),
  redirect_on_completion: z.enum(["always", "if_required", "never"]).optional(),
  client_reference_id: text(200).optional(),
  customer_email: text(800)
    .refine((email) => /^[\w+~'#&=-]+(\.[\w+~'#&=-]+)*@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(email), {
      error: (issue) => `Invalid email address: ${issue.input}`,
      params: { code: "email_invalid" },
    })
    .optional(),
  currency: currency.optional(),
  expires_at: integer.optional(),
  locale: text(10).optional(),
  submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
  allow_promotion_codes: flag.optional(),
  allowed_payment_method_types: z.array(text()).optional(),
  metadata: metadata.default({}),
  payment_intent_data: paymentIntentData.prefault({}),
  expand,
  // Accepted and ignored: they change nothing that the shop sees.
  ...byName(
    `
      adaptive_pricing billing_address_collection branding_settings custom_text customer_creation
      integration_identifier origin_context payment_method_collection phone_number_collection
      wallet_options`,
    () => z.unknown().optional(),
  ),
  ...byName(
    `
      after_expiration automatic_tax consent_collection custom_fields customer customer_account
      customer_update discounts excluded_payment_method_types invoice_creation managed_payments
      name_collection optional_items payment_method_configuration payment_method_data
      payment_method_options permissions saved_payment_method_options setup_intent_data
      shipping_address_collection shipping_options subscription_data tax_id_collection`,
    notSimulated,
  ),
});

export type SessionParameters = z.output<typeof sessionParameters>;

function byName<T>(names: string, field: () => T): Record<string, T> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, field()]),
  );
}
