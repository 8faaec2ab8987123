import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "@supabase/lite";
import { projectDir, type SupabaseConfig } from "../config.ts";

export type Message = { to: string; subject: string; html: string };
type Mailer = NonNullable<App["_mailer"]>;

/**
 * Renders the templates of config.toml as hosted Supabase does. Lite's mailer ignores `redirect_to` and does not
 * encode values in links.
 */
export function createAuthMailer(options: Options): Mailer {
  const send: Send = (kind, to, values) => sendMail(options, kind, to, values);
  return {
    sendConfirmation: (email, TokenHash, Token) =>
      send("confirmation", email, { Email: email, TokenHash, Token }),
    sendRecovery: (email, TokenHash, Token) => send("recovery", email, { Email: email, TokenHash, Token }),
    sendEmailChange: async (to, TokenHash, Token, change = {}) => {
      const { currentEmail: Email = to, newEmail: NewEmail = to, tokenNew, tokenHashNew } = change;
      await send("email_change", to, { Email, NewEmail, TokenHash, Token });
      if (!tokenHashNew) return;
      await send("email_change", NewEmail, {
        Email,
        NewEmail,
        TokenHash: tokenHashNew,
        Token: tokenNew ?? "",
      });
    },
    sendMagicLink: (email, TokenHash, Token) => send("magic_link", email, { Email: email, TokenHash, Token }),
    sendReauthentication: async () => {},
  };
}

/** Hosted Supabase sends this notice after a password change. */
export async function sendPasswordChanged(options: Options, to: string): Promise<void> {
  if (options.config[templates.password_changed].enabled)
    await sendMail(options, "password_changed", to, { Email: to });
}

type Options = {
  config: SupabaseConfig;
  siteUrl: string;
  deliver: (message: Message) => Promise<void>;
  redirectTo: () => string | undefined;
};
type Send = (kind: keyof typeof templates, to: string, values: Record<string, string>) => Promise<void>;

const templates = {
  confirmation: "auth.email.template.confirmation",
  recovery: "auth.email.template.recovery",
  email_change: "auth.email.template.email_change",
  magic_link: "auth.email.template.magic_link",
  password_changed: "auth.email.notification.password_changed",
} as const;

async function sendMail(
  options: Options,
  kind: keyof typeof templates,
  to: string,
  values: Record<string, string>,
) {
  const { subject, content_path } = options.config[templates[kind]];
  const html = await readFile(join(projectDir, content_path), "utf8");
  const all = { SiteURL: options.siteUrl, RedirectTo: options.redirectTo() ?? options.siteUrl, ...values };
  await options.deliver({ to, subject, html: render(html, all) });
}

/** As Go's html/template: percent-encoded in a link's query, HTML-escaped elsewhere. */
function render(html: string, values: Record<string, string>) {
  return html.replace(/([=&]?)\{\{ *\.(\w+) *\}\}/g, (_, before: string, name: string) => {
    const value = values[name] ?? "";
    return before === "=" ? `=${encodeURIComponent(value)}` : before + escapeHtml(value);
  });
}

function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
