import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { Server, type ServerOptions } from "@tus/server";
import type { Pool } from "pg";
import { z } from "zod";
import { linkObject } from "./file-store.ts";

const path = "/storage/v1/upload/resumable";
const signedPath = `${path}/sign`;

type Resumable = { pool: Pool; dataDir: string; jwtSecret: string };
type Target = { bucket: string; name: string };

/**
 * Resumable uploads by TUS, which Lite does not have, at hosted Supabase's paths and with its rules: the header
 * `x-signature` holds the token of createSignedUploadUrl; size and type are the bucket's. Bytes are kept for a day.
 */
export function createResumable({ pool, dataDir, jwtSecret }: Resumable) {
  const directory = join(dataDir, "resumable");
  const expired = new Set<string | null>();
  const datastore = new FileStore({ directory, expirationPeriodInMilliseconds: 24 * 3600 * 1000 });
  const server = new Server({
    path: signedPath,
    datastore,
    disableTerminationForFinishedUploads: true,
    allowedHeaders: ["Authorization", "X-Upsert", "Upload-Expires", "ApiKey", "x-signature"],
    namingFunction: (_request, metadata) =>
      toId({ bucket: metadata?.bucketName ?? "", name: metadata?.objectName ?? "" }),
    onIncomingRequest: async (request, id) => {
      const token = request.headers.get("x-signature");
      if (expired.has(token) || !isSigned(token, targetOf(id), jwtSecret))
        throw { status_code: 400, body: "Invalid signature" };
    },
    maxSize: async (_request, id) =>
      (id ? (await bucketOf(pool, targetOf(id)))?.file_size_limit : null) ?? maxBytes,
    onUploadCreate: async (_request, { id, metadata }) => {
      const bucket = await bucketOf(pool, targetOf(id));
      if (!bucket) throw { status_code: 404, body: "Bucket not found" };
      const type = metadata?.contentType;
      if (type && bucket.allowed_mime_types && !bucket.allowed_mime_types.includes(type))
        throw { status_code: 415, body: `mime type ${type} is not supported` };
      return { metadata: { ...metadata } };
    },
    onUploadFinish: async (_request, { id, size, metadata }) => {
      const { bucket, name } = targetOf(id);
      const mimetype = metadata?.contentType ?? "application/octet-stream";
      const { rowCount } = await pool.query(
        `insert into storage.objects (bucket_id, name, version, metadata) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [bucket, name, randomUUID(), { size, mimetype, contentLength: size, cacheControl: "no-cache" }],
      );
      if (rowCount === 0) throw { status_code: 409, body: "The resource already exists" };
      await linkObject(join(directory, id), dataDir, bucket, name);
      return {};
    },
  } satisfies Omit<ServerOptions, "locker"> & { datastore: FileStore });
  return {
    cleanUp: async () => {
      // The store makes its folder later.
      await mkdir(directory, { recursive: true });
      return server.cleanUpExpiredUploads();
    },
    /** As if the two hours of this signature had passed. */
    expire: (signature: string) => void expired.add(signature),
    /** Null for a request that is none of its own. */
    handle: (request: Request): Promise<Response> | null => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(path)) return null;
      return pathname.startsWith(signedPath) ? server.handleWeb(request) : Promise.resolve(refuseUnsigned());
    },
  };
}

const maxBytes = 500 * 1024 * 1024;

const toId = ({ bucket, name }: Target) =>
  Buffer.from(`${bucket}/${name}/${randomUUID()}`).toString("base64url");

function targetOf(id: string): Target {
  const [bucket = "", ...rest] = Buffer.from(id, "base64url").toString().split("/");
  return { bucket, name: rest.slice(0, -1).join("/") };
}

const claims = z.object({
  bucket: z.string(),
  sub: z.string(),
  intent: z.literal("upload"),
  exp: z.number(),
});

/** Lite's token: a JWT signed with HS256. */
function isSigned(token: string | null, { bucket, name }: Target, secret: string): boolean {
  const [header = "", payload = "", signature = ""] = token?.split(".") ?? [];
  const expected = createHmac("sha256", secret).update(`${header}.${payload}`).digest();
  const actual = Buffer.from(signature, "base64url");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return false;
  const signed = claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString())).data;
  return signed?.bucket === bucket && signed.sub === name && signed.exp > Date.now() / 1000;
}

async function bucketOf(pool: Pool, { bucket }: Target) {
  const { rows } = await pool.query<{ file_size_limit: number | null; allowed_mime_types: string[] | null }>(
    "select file_size_limit, allowed_mime_types from storage.buckets where id = $1",
    [bucket],
  );
  return rows[0];
}

/** No bucket has a policy by which members upload. */
const refuseUnsigned = () =>
  Response.json(
    { statusCode: "403", error: "Unauthorized", message: "new row violates row-level security policy" },
    { status: 403, headers: { "access-control-allow-origin": "*" } },
  );
