import { join } from "node:path";
import { readSupabaseConfig, type SupabaseConfig } from "../config.ts";
import { type HttpServer, listen } from "../http.ts";
import type { Postgres } from "../postgres/server.ts";
import { handleAuth } from "./auth.ts";
import { createAuthMailer, type Message, sendPasswordChanged } from "./auth-mail.ts";
import { completeAuthSchema } from "./auth-schema.ts";
import { handleControl } from "./control.ts";
import { createLite, type LiteOptions } from "./lite.ts";
import { pushMigrations } from "./migrations.ts";
import { captureRequestErrors, requestContext } from "./request-context.ts";
import { handleRest } from "./rest.ts";
import { createResumable } from "./resumable.ts";
import { uploadSeedFiles } from "./seed-files.ts";
import { createSigningKeys } from "./signing-keys.ts";
import { handleStorage } from "./storage.ts";
import { completeStorageSchema } from "./storage-schema.ts";

type Options = Omit<LiteOptions, "config" | "adminUrl"> & {
  postgres: Postgres;
  port: number;
  deliver: (message: Message) => Promise<void>;
};

/**
 * Serves Auth, REST and Storage with `@supabase/lite`: first the `auth` and `storage` schemas, then migrations and
 * seed, then a new app, because Lite reads the database schema once.
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
  const signingKeys = createSigningKeys(options.keys.signingKey, options.keys.jwtSecret);
  const auth = {
    app,
    pool,
    config,
    secretKey: options.keys.secretKey,
    signingKeys,
    notifyPasswordChanged: (email: string) => sendPasswordChanged(mail, email),
  };
  const resumable = createResumable({ pool, dataDir, jwtSecret: options.keys.jwtSecret });
  await resumable.cleanUp();
  const storage = { app, dataDir, resumable };
  const origins = allowedOrigins(siteUrl, config);
  const server = await listen(port, async (received) => {
    const url = new URL(received.url);
    if (url.pathname.startsWith("/_sandbox/"))
      return handleControl(received, { app, pool, postgres, resumable, signingKeys });
    const request = await signingKeys.toLite(received);
    return requestContext.run({ redirectTo: allowedRedirect(url, origins) }, () => {
      if (url.pathname.startsWith("/auth/v1/")) return handleAuth(request, auth);
      if (url.pathname.startsWith("/storage/v1/")) return handleStorage(request, storage);
      return handleRest(request, app);
    });
  });
  await uploadSeedFiles(server.url, options.keys.secretKey);
  const restoreConsoleError = captureRequestErrors(join(dataDir, "supabase.log"));
  return {
    url: server.url,
    async stop() {
      restoreConsoleError();
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
