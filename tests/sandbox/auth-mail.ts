import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "@supabase/lite";
import { projectDir, type SupabaseConfig } from "./config.ts";

export type Message = { to: string; subject: string; html: string };
type Mailer = NonNullable<App["_mailer"]>;

/**
 * Renders the templates named in config.toml as hosted Supabase does. Lite's own mailer ignores the address that the
 * caller wants to come back to, and does not encode values inside links.
 */
export function createAuthMailer(options: {
  config: SupabaseConfig;
  siteUrl: string;
  deliver: (message: Message) => Promise<void>;
  redirectTo: () => string | undefined;
}): Mailer {
  const send = async (kind: keyof typeof templates, to: string, values: Record<string, string>) => {
    const { subject, content_path } = options.config[templates[kind]];
    const html = await readFile(join(projectDir, content_path), "utf8");
    const all = { SiteURL: options.siteUrl, RedirectTo: options.redirectTo() ?? options.siteUrl, ...values };
    await options.deliver({ to, subject, html: render(html, all) });
  };
  return {
    sendConfirmation: (email, TokenHash, Token) =>
      send("confirmation", email, { Email: email, TokenHash, Token }),
    sendRecovery: (email, TokenHash, Token) => send("recovery", email, { Email: email, TokenHash, Token }),
    sendEmailChange: async () => {},
    sendMagicLink: async () => {},
    sendReauthentication: async () => {},
  };
}

const templates = {
  confirmation: "auth.email.template.confirmation",
  recovery: "auth.email.template.recovery",
} as const;

/** Go's html/template: a value inside a link's query is percent-encoded, anywhere else it is HTML-escaped. */
function render(html: string, values: Record<string, string>) {
  return html.replace(/([=&]?)\{\{ *\.(\w+) *\}\}/g, (_, before: string, name: string) => {
    const value = values[name] ?? "";
    return before === "=" ? `=${encodeURIComponent(value)}` : before + escapeHtml(value);
  });
}

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
