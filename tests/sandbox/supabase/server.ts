import { join } from "node:path";
import { readSupabaseConfig, type SupabaseConfig } from "../config.ts";
import { type HttpServer, listen } from "../http.ts";
import type { Postgres } from "../postgres/server.ts";
import { answerAuth } from "./auth.ts";
import { createAuthMailer, type Message, sendPasswordChanged } from "./auth-mail.ts";
import { completeAuthSchema } from "./auth-schema.ts";
import { answerControl } from "./control.ts";
import { createLite, type LiteOptions } from "./lite.ts";
import { pushMigrations } from "./migrations.ts";
import { keepRequestErrors, requestContext } from "./request-context.ts";
import { answerRest } from "./rest.ts";
import { uploadSeedFiles } from "./seed-files.ts";
import { answerStorage } from "./storage.ts";
import { completeStorageSchema } from "./storage-schema.ts";

type Options = Omit<LiteOptions, "config" | "adminUrl"> & {
  postgres: Postgres;
  port: number;
  deliver: (message: Message) => Promise<void>;
};

/**
 * Serves Supabase's Auth, REST and Storage with `@supabase/lite`: the `auth` and `storage` schemas first, then migrations and seed,
 * then a fresh app, because Lite reads the database's schema once. What can be switched is in control.ts.
 */
export async function startSupabase(options: Options): Promise<HttpServer> {
  const { postgres, port, dataDir, siteUrl } = options;
  const config = await readSupabaseConfig();
  const lite = { ...options, adminUrl: postgres.adminUrl, config };
  await createSystemSchemas(lite);
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
      if (url.pathname.startsWith("/storage/v1/")) return answerStorage(request, app);
      return answerRest(request, app);
    });
  });
  await uploadSeedFiles(server.url, options.keys.secretKey);
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

async function createSystemSchemas(options: LiteOptions) {
  const { app, pool } = createLite(options);
  await app.ensureSystemSchema();
  await pool.end();
  await completeAuthSchema(options.adminUrl);
  await completeStorageSchema(options.adminUrl);
}

function allowedOrigins(siteUrl: string, config: SupabaseConfig) {
  const urls = [siteUrl, ...config.auth.additional_redirect_urls];
  return urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin);
}

function allowedRedirect(url: URL, origins: string[]) {
  const target = url.searchParams.get("redirect_to") ?? "";
  return URL.canParse(target) && origins.includes(new URL(target).origin) ? target : undefined;
}
