import { env } from "@/lib/env";

/**
 * What a page may load and where its forms may go. Cached pages are shared, so they cannot carry a nonce, and Next's
 * inline scripts need 'unsafe-inline' (node_modules/next/dist/docs: content-security-policy). Nothing foreign is loaded.
 */
export function contentSecurityPolicy(): string {
  // A form's action covers the redirect that follows it: the buy button ends on Stripe's page.
  const checkout = env().STRIPE_API_BASE ?? "https://checkout.stripe.com";
  const development = env().NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    `form-action 'self' ${checkout}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}
