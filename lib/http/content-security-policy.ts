import { env } from "../env.ts";

/** What `script-src` says of a cached page until the page cache replaces it (lib/rendering/cached-page.ts). */
export const anyInlineScript = "'unsafe-inline'";

/**
 * The policy of a page. Third-party sources: videos and pictures from Supabase Storage, and Stripe's payment form where
 * the shop has a publishable key.
 * @param inlineScripts which may run: `'nonce-…'`, which Next gives the scripts of a page that is rendered per request
 * (node_modules/next/dist/docs: content-security-policy), or hashes for a page that is cached and shared
 */
export function contentSecurityPolicy(inlineScripts: string): string {
  // form-action also covers redirects: the buy button ends on Stripe's page.
  const checkout = env().STRIPE_API_BASE ?? "https://checkout.stripe.com";
  const development = env().NODE_ENV === "development";
  const storage = new URL(env().NEXT_PUBLIC_SUPABASE_URL).origin;
  const stripe = stripeSources();
  return [
    "default-src 'self'",
    `script-src 'self' ${development ? `${anyInlineScript} 'unsafe-eval'` : inlineScripts}${stripe.script}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${storage}${stripe.image}`,
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}${stripe.connect}`,
    `frame-src 'self'${stripe.frame}`,
    `media-src 'self' ${storage}`,
    `form-action 'self' ${checkout}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

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
