import { join } from "node:path";
import { answerAuth } from "./auth-gaps.ts";
import { createAuthMailer, type Message, sendPasswordChanged } from "./auth-mail.ts";
import { completeAuthSchema } from "./auth-schema.ts";
import { readSupabaseConfig, type SupabaseConfig } from "./config.ts";
import { answerControl } from "./control.ts";
import { type HttpServer, listen } from "./http.ts";
import { createLite, type LiteOptions } from "./lite.ts";
import { pushMigrations } from "./migrations.ts";
import type { Postgres } from "./postgres.ts";
import { keepRequestErrors, requestContext } from "./request-context.ts";
import { answerRest } from "./rest-gaps.ts";

type Options = Omit<LiteOptions, "config" | "adminUrl"> & {
  postgres: Postgres;
  port: number;
  dataDir: string;
  deliver: (message: Message) => Promise<void>;
};

/**
 * Serves Supabase's Auth and REST with `@supabase/lite`: the `auth` schema first, then migrations and seed, then a
 * fresh app, because Lite reads the database's schema once. What can be switched is in control.ts.
 */
export async function startSupabase(options: Options): Promise<HttpServer> {
  const { postgres, port, dataDir, siteUrl } = options;
  const config = await readSupabaseConfig();
  const lite = { ...options, adminUrl: postgres.adminUrl, config };
  await createAuthSchema(lite);
  await pushMigrations(postgres.url, dataDir);
  const { app, pool } = createLite(lite);
  const redirectTo = () => requestContext.getStore()?.redirectTo;
  const mail = { ...lite, redirectTo };
  app._mailer = createAuthMailer(mail);
  const auth = {
    app,
    pool,
    config,
    secretKey: options.keys.secretKey,
    tellPasswordChanged: (email: string) => sendPasswordChanged(mail, email),
  };
  const origins = allowedOrigins(siteUrl, config);
  const server = await listen(port, (request) => {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/_sandbox/")) return answerControl(request, app, postgres);
    return requestContext.run({ redirectTo: allowedRedirect(url, origins) }, () => {
      if (url.pathname.startsWith("/auth/v1/")) return answerAuth(request, auth);
      return answerRest(request, app);
    });
  });
  const printErrorsAgain = keepRequestErrors(join(dataDir, "supabase.log"));
  return {
    url: server.url,
    async stop() {
      printErrorsAgain();
      await server.stop();
      await pool.end();
    },
  };
}

async function createAuthSchema(options: LiteOptions) {
  const { app, pool } = createLite(options);
  await app.ensureSystemSchema();
  await pool.end();
  await completeAuthSchema(options.adminUrl);
}

function allowedOrigins(siteUrl: string, config: SupabaseConfig) {
  const urls = [siteUrl, ...config.auth.additional_redirect_urls];
  return urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin);
}

function allowedRedirect(url: URL, origins: string[]) {
  const target = url.searchParams.get("redirect_to") ?? "";
  return URL.canParse(target) && origins.includes(new URL(target).origin) ? target : undefined;
}
