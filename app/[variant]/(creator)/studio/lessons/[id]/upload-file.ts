import type { Upload } from "tus-js-client";
import { mediaTypeOf } from "@/lib/studio/files/media-types";

export type FileKind = "picture" | "video" | "attachment";

/** `markdown` names the file in a text; undefined for a video. */
type UploadResult = { fileId: string; markdown?: string | undefined } | { error: string };

/** A file on its way. `done` settles when it is stored and looked at, refused, or cancelled (null). */
export type RunningUpload = {
  pause(): void;
  resume(): void;
  cancel(): Promise<void>;
  done: Promise<UploadResult | null>;
};

type Listeners = {
  onProgress?(sentBytes: number): void;
  /** The connection is lost: resume() goes on from where it was. */
  onInterrupted?(): void;
};

/** Supabase takes no other size but for the last one (supabase.com/docs/guides/storage/uploads/resumable-uploads). */
const chunkSize = 6 * 1024 * 1024;
/** A signature is valid for two hours. */
const signatureMs = 90 * 60 * 1000;

/**
 * Uploads a file of a lesson straight into private storage, in parts. The same file, chosen again after a reload of the
 * page, goes on where it was interrupted.
 */
export function uploadFile(
  lessonId: string,
  kind: FileKind,
  file: File,
  listeners: Listeners = {},
): RunningUpload {
  const { promise: done, resolve } = Promise.withResolvers<UploadResult | null>();
  let upload: Upload | undefined;
  let fileId: string | undefined;
  let isPaused = false;
  const begin = async () => {
    const started = await reserve(lessonId, kind, file);
    if ("error" in started) return resolve(started);
    fileId = started.fileId;
    const finish = async () => resolve(await complete(lessonId, started.fileId));
    if (started.signature === null) return finish();
    upload = await createUpload(started, file, {
      sign: async () => {
        const again = await reserve(lessonId, kind, file);
        return "error" in again ? null : again.signature;
      },
      onProgress: (sent) => listeners.onProgress?.(sent),
      onSuccess: finish,
      onError: (error) => {
        if (isRefusal(error)) return resolve({ error: "Storage refused this file. Please try again later." });
        listeners.onInterrupted?.();
      },
    });
    if (!isPaused) upload.start();
  };
  begin().catch(() => resolve({ error: noConnection }));
  return {
    pause: () => {
      isPaused = true;
      upload?.abort();
    },
    resume: () => {
      isPaused = false;
      upload?.start();
    },
    cancel: async () => {
      isPaused = true;
      await upload?.abort(true).catch(() => {});
      if (fileId) await fetch(pathOf(lessonId, fileId), { method: "DELETE" }).catch(() => {});
      resolve(null);
    },
    done,
  };
}

type Reserved = { fileId: string; endpoint: string; bucket: string; path: string; signature: string | null };
type Events = {
  sign(): Promise<string | null>;
  onProgress(sentBytes: number): void;
  onSuccess(): void;
  onError(error: Error): void;
};

async function createUpload(reserved: Reserved, file: File, events: Events): Promise<Upload> {
  const { Upload } = await import("tus-js-client");
  let signature = reserved.signature ?? "";
  let signedAt = Date.now();
  let isSignedAnew = false;
  const { bucket, path, endpoint } = reserved;
  const upload = new Upload(file, {
    endpoint,
    chunkSize,
    metadata: { bucketName: bucket, objectName: path, contentType: mediaTypeOf(file) },
    fingerprint: async () => `lectern-${reserved.fileId}-${file.lastModified}`,
    removeFingerprintOnSuccess: true,
    retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
    // A signature can run out before the clock of this device says so: a new one is tried once between two parts.
    onShouldRetry: (error) => {
      if (!isRefusal(error)) return true;
      if (isSignedAnew || !unsigned.has(statusOf(error))) return false;
      isSignedAnew = true;
      signedAt = 0;
      return true;
    },
    onChunkComplete: () => {
      isSignedAnew = false;
    },
    onBeforeRequest: async (request) => {
      if (Date.now() - signedAt > signatureMs) {
        signature = (await events.sign()) ?? signature;
        signedAt = Date.now();
      }
      request.setHeader("x-signature", signature);
    },
    onProgress: events.onProgress,
    onSuccess: events.onSuccess,
    onError: events.onError,
  });
  const [previous] = await upload.findPreviousUploads();
  if (previous) upload.resumeFromPreviousUpload(previous);
  return upload;
}

/** Storage answered that it does not want it. 409 and 423: another request of this upload has not ended yet. */
function isRefusal(error: Error): boolean {
  const status = statusOf(error);
  return status >= 400 && status < 500 && status !== 409 && status !== 423;
}

/** Among them storage's answers to a signature that has run out. */
const unsigned = new Set([400, 401, 403]);

function statusOf(error: Error): number {
  const response = "originalResponse" in error ? error.originalResponse : null;
  return hasStatus(response) ? response.getStatus() : 0;
}

const hasStatus = (value: unknown): value is { getStatus(): number } =>
  typeof value === "object" &&
  value !== null &&
  "getStatus" in value &&
  typeof value.getStatus === "function";

const pathOf = (lessonId: string, fileId = "") =>
  `/api/lessons/${lessonId}/files/${fileId}`.replace(/\/$/, "");

const reserve = (lessonId: string, kind: FileKind, file: File): Promise<Reserved | { error: string }> =>
  ask(pathOf(lessonId), { kind, name: file.name, mediaType: mediaTypeOf(file), bytes: file.size });

const complete = (lessonId: string, fileId: string): Promise<UploadResult> => ask(pathOf(lessonId, fileId));

async function ask<Answer>(path: string, body: object = {}): Promise<Answer | { error: string }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }).catch(
    () => null,
  );
  const answer = await response?.json().catch(() => null);
  if (response?.ok && answer) return answer;
  return { error: answer?.error?.message ?? noConnection };
}

const noConnection = "The shop cannot be reached. Please try again.";
