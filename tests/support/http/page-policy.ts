import { createHash } from "node:crypto";

type Page = { headers: Headers; text: string };

export const policyOf = (headers: Headers) => headers.get("content-security-policy") ?? "";

/** What `script-src` allows; empty where the policy has none. */
export const scriptSources = (headers: Headers) =>
  policyOf(headers)
    .match(/script-src ([^;]*)/)?.[1]
    ?.split(" ") ?? [];

/** What is wrong with a page's policy for scripts: that it allows any inline one, or not one of the page's own. */
export function scriptProblems({ headers, text }: Page): string[] {
  const allowed = scriptSources(headers);
  if (allowed.includes("'unsafe-inline'")) return ["'unsafe-inline'"];
  const isComplete = /^default-src 'none'/.test(policyOf(headers)) || allowed.includes("'self'");
  return [...(isComplete ? [] : [`script-src ${allowed}`]), ...refusedScripts(text, allowed)];
}

/** Inline scripts that the policy does not name; data is no script. */
function refusedScripts(html: string, allowed: string[]): string[] {
  return [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes = ""]) => !/ (src|type="application\/ld\+json")/.test(attributes))
    .filter(([, attributes = "", code = ""]) => {
      const nonce = attributes.match(/nonce="([^"]+)"/)?.[1];
      const digest = createHash("sha256").update(code).digest("base64");
      return !allowed.includes(`'nonce-${nonce}'`) && !allowed.includes(`'sha256-${digest}'`);
    })
    .map(([script]) => script.slice(0, 80));
}
