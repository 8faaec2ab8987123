import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, link, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { App } from "@supabase/lite";

type Store = NonNullable<App["_storageAdapter"]>;

const objectFile = (dataDir: string, bucket: string, key: string) =>
  join(dataDir, "storage", bucket, encodeURIComponent(key));

/** Makes a complete file the object of this name, without copying it. */
export async function linkObject(file: string, dataDir: string, bucket: string, key: string): Promise<void> {
  const target = objectFile(dataDir, bucket, key);
  await mkdir(dirname(target), { recursive: true });
  await rm(target, { force: true });
  await link(file, target);
}

/** The bytes from `start` to `end`, the last one included. */
export function readRange(
  dataDir: string,
  bucket: string,
  key: string,
  range: { start: number; end: number },
) {
  return toWeb(objectFile(dataDir, bucket, key), range);
}

/** Opened when it is read. */
function toWeb(file: string, range: { start?: number; end?: number } = {}): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<Uint8Array> | undefined;
  let opened: Readable | undefined;
  return new ReadableStream({
    async pull(controller) {
      opened ??= createReadStream(file, range);
      chunks ??= opened[Symbol.asyncIterator]();
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void opened?.destroy(),
  });
}

/** Stores objects as files below `dataDir`; Lite does not export its own file adapter. */
export function createFileStore(dataDir: string): Store {
  const fileOf = (bucket: string, key: string) => objectFile(dataDir, bucket, key);
  const headObject = async (bucket: string, key: string) => metadataOf(fileOf(bucket, key), key);
  return {
    driver: null,
    headObject,
    async getObject(bucket, key) {
      return {
        metadata: await headObject(bucket, key),
        httpStatusCode: 200,
        body: toWeb(fileOf(bucket, key)),
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
