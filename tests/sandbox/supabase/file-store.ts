import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { App } from "@supabase/lite";

type Store = NonNullable<App["_storageAdapter"]>;

/** Stores objects as files in `folder`; Lite does not export its own file adapter. */
export function createFileStore(folder: string): Store {
  const fileOf = (bucket: string, key: string) => join(folder, bucket, encodeURIComponent(key));
  const headObject = async (bucket: string, key: string) => metadataOf(fileOf(bucket, key), key);
  return {
    driver: null,
    headObject,
    async getObject(bucket, key) {
      return {
        metadata: await headObject(bucket, key),
        httpStatusCode: 200,
        body: await readFile(fileOf(bucket, key)),
      };
    },
    async uploadObject(bucket, key, _version, body) {
      const file = fileOf(bucket, key);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, body instanceof Uint8Array ? body : await buffer(body));
      return headObject(bucket, key);
    },
    async deleteObject(bucket, key) {
      await rm(fileOf(bucket, key), { force: true });
    },
    async deleteObjects(bucket, keys) {
      for (const key of keys) await rm(fileOf(bucket, key), { force: true });
    },
    async copyObject(fromBucket, from, _version, toBucket, to) {
      await mkdir(dirname(fileOf(toBucket, to)), { recursive: true });
      await copyFile(fileOf(fromBucket, from), fileOf(toBucket, to));
      return headObject(toBucket, to);
    },
    async privateAssetUrl(bucket, key) {
      return `file://${fileOf(bucket, key)}`;
    },
  };
}

async function metadataOf(file: string, key: string) {
  const { size, mtime, mtimeMs } = await stat(file);
  return {
    cacheControl: "no-cache",
    contentLength: size,
    size,
    mimetype: mimeTypes[extname(key)] ?? "application/octet-stream",
    lastModified: mtime,
    eTag: `"${createHash("sha256").update(`${file} ${size} ${mtimeMs}`).digest("hex").slice(0, 32)}"`,
    httpStatusCode: 200,
  };
}

const mimeTypes: Record<string, string> = {
  ".mp4": "video/mp4",
  ".webm": "video/webm",
  ".webp": "image/webp",
};
