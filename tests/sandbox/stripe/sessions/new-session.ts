import type Stripe from "stripe";
import { newId, randomText } from "../api/ids.ts";
import type { Sandbox } from "../sandbox.ts";
import type { SessionParameters } from "./session-parameters.ts";

type Terms = { currency: string; total: number; now: number; expiresAt: number };

export function newSession(
  sandbox: Sandbox,
  parameters: SessionParameters,
  terms: Terms,
): Stripe.Checkout.Session {
  const id = newId("cs_test", 58);
  const hosted = parameters.ui_mode === "hosted_page";
  const email = parameters.customer_email ?? null;
  return {
    ...UNUSED,
    id,
    object: "checkout.session",
    allow_promotion_codes: parameters.allow_promotion_codes ?? null,
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    amount_subtotal: terms.total,
    amount_total: terms.total,
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    client_secret: hosted ? null : `${id}_secret_${randomText(32)}`,
    created: terms.now,
    currency: terms.currency,
    customer_details: email ? customerDetails(email, null) : null,
    customer_email: email,
    expires_at: terms.expiresAt,
    locale: parameters.locale ?? null,
    metadata: parameters.metadata,
    mode: parameters.mode,
    payment_method_types: methodsFor(terms.currency, parameters.allowed_payment_method_types),
    payment_status: "unpaid",
    redirect_on_completion: hosted ? undefined : (parameters.redirect_on_completion ?? "always"),
    return_url: parameters.return_url,
    status: "open",
    submit_type: parameters.submit_type ?? null,
    success_url: parameters.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: parameters.ui_mode,
    url: hosted ? `${sandbox.url}/c/pay/${id}` : null,
  };
}

// US bank accounts pay in USD only, OXXO vouchers in MXN only.
function methodsFor(currency: string, allowed?: string[]): string[] {
  const local: Partial<Record<string, string>> = { usd: "us_bank_account", mxn: "oxxo" };
  const methods = ["card", ...(local[currency] ? [local[currency]] : [])];
  return allowed ? methods.filter((method) => allowed.includes(method)) : methods;
}

export function customerDetails(email: string, name: string | null): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: "none",
    tax_ids: null,
  };
}

const UNUSED = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer: null,
  customer_account: null,
  customer_creation: "if_required",
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: null,
  payment_method_options: null,
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>;
