import "./lite-flags.ts";

import { App } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import { Kysely, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import type { SupabaseConfig } from "../config.ts";
import { createFileStore } from "./file-store.ts";
import type { SigningKey } from "./signing-keys.ts";
import { sendSettingsTogether } from "./together.ts";

export type LiteOptions = {
  adminUrl: string;
  dataDir: string;
  siteUrl: string;
  keys: { publishableKey: string; secretKey: string; jwtSecret: string; signingKey: SigningKey };
  config: SupabaseConfig;
};

/** Supabase Lite on Postgres, with workarounds for its connection. */
export function createLite({ adminUrl, dataDir, siteUrl, keys, config }: LiteOptions) {
  const pool = createPool(adminUrl);
  const connection = createPostgresConnection({ url: adminUrl });
  // Lite's own driver ends the process when a transaction loses its connection (porsager/postgres#1208).
  connection.kysely = new Kysely({ dialect: new PostgresDialect({ pool: sendSettingsTogether(pool) }) });
  // Else Lite grants everything on every table to every role at the first request, undoing the migrations' revokes.
  Object.assign(connection, { rlsState: "active" });
  const app = new App({
    connection,
    api: config.api,
    storage: config.storage,
    db: { migrations: { enabled: false } },
    studio: { enabled: false },
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      site_url: siteUrl,
      ...config.auth,
      email: config["auth.email"],
    },
  });
  app._storageAdapter = createFileStore(dataDir);
  return { app, pool };
}

function createPool(url: string) {
  const pool = new Pool({
    connectionString: url,
    options: "-c TimeZone=UTC",
    max: 20,
    // A new connection plans every function again.
    idleTimeoutMillis: 0,
    types: { getTypeParser },
  });
  // A lost connection must not end the process: the pool drops it, and its query has already failed.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Types that PostgREST returns differently from node-postgres. */
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.NUMERIC, Number],
  [types.builtins.DATE, String],
  [types.builtins.TIMESTAMP, (text) => text.replace(" ", "T")],
  [types.builtins.TIMESTAMPTZ, (text) => `${text.replace(" ", "T")}:00`],
  [types.builtins.INTERVAL, String],
  [1003, (text) => text.slice(1, -1).split(",").filter(Boolean)], // name[]: Lite lists columns by it
]);

const getTypeParser: typeof types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  (format !== "binary" && parsers.get(oid)) || types.getTypeParser(oid, format);
