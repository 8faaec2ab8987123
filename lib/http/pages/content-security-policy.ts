import { env } from "../../env.ts";

const ownScripts = "script-src 'self'";

/**
 * The policy of a page. Third-party sources: videos and pictures from Supabase Storage, uploads to it, and Stripe's
 * payment form where the shop has a publishable key.
 * @param nonce that Next gives the inline scripts of a page that is rendered per request
 * (node_modules/next/dist/docs: content-security-policy); null for a shared page, see `allowInlineScripts`
 */
export function contentSecurityPolicy(nonce: string | null): string {
  // form-action also covers redirects: the buy button ends on Stripe's page.
  const checkout = env().STRIPE_API_BASE ?? "https://checkout.stripe.com";
  const development = env().NODE_ENV === "development";
  const storage = new URL(env().NEXT_PUBLIC_SUPABASE_URL).origin;
  const stripe = stripeSources();
  const own = nonce === null ? "" : ` 'nonce-${nonce}'`;
  const inlineScripts = development ? " 'unsafe-inline' 'unsafe-eval'" : own;
  return [
    "default-src 'self'",
    `${ownScripts}${inlineScripts}${stripe.script}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${storage}${stripe.image}`,
    "font-src 'self'",
    `connect-src 'self' ${storage}${development ? " ws:" : ""}${stripe.connect}`,
    `frame-src 'self'${stripe.frame}`,
    `media-src 'self' ${storage}`,
    `form-action 'self' ${checkout}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Adds the hashes of a page's inline scripts: one that is cached and shared cannot carry a nonce. */
export const allowInlineScripts = (policy: string, hashes: readonly string[]): string =>
  policy.replace(ownScripts, () => [ownScripts, ...hashes].join(" "));

/** What Stripe.js and Embedded Checkout need (docs.stripe.com/security/guide#content-security-policy). */
function stripeSources() {
  const { NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: key, STRIPE_API_BASE: standIn } = env();
  if (!key) return { script: "", image: "", connect: "", frame: "" };
  if (standIn) return { script: ` ${standIn}`, image: "", connect: "", frame: ` ${standIn}` };
  const js = " https://js.stripe.com https://*.js.stripe.com https://checkout.stripe.com";
  return {
    script: js,
    image: " https://*.stripe.com",
    connect: " https://api.stripe.com https://checkout.stripe.com",
    frame: `${js} https://hooks.stripe.com`,
  };
}
