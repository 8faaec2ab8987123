import { randomUUID } from "node:crypto";
import { Upload } from "tus-js-client";
import { z } from "zod";
import { sql } from "../database/database.ts";
import { completeDraft, startDraft } from "../database/drafts.ts";
import { type Account, createCreatorAccount } from "./accounts.ts";
import { ask } from "./shop-client.ts";

/** A creator with a draft that could be published. */
export async function createDraftAccount() {
  const creator = await createCreatorAccount();
  const lessonId = randomUUID();
  await startDraft(sql, creator, lessonId);
  const { title, slug, summary, subject, price, duration_minutes } = completeDraft;
  const draft = { title, slug: `${slug}-${lessonId}`, summary, subject, price, duration_minutes };
  await sql`update public.lesson_drafts set ${sql(draft)} where lesson_id = ${lessonId}`;
  return { creator, lessonId };
}

/** Writes the two parts and publishes them. */
export async function publishTexts(creator: Account, lessonId: string, preview: string, paid: string) {
  await sql`
    update public.lesson_drafts set preview = ${preview}, paid_part = ${paid} where lesson_id = ${lessonId}`;
  await sql`
    select public.publish_lesson(${creator.id}, ${lessonId}, version) from public.lesson_drafts
    where lesson_id = ${lessonId}`;
}

const reserved = z.object({
  fileId: z.uuid(),
  endpoint: z.url(),
  bucket: z.string(),
  path: z.string(),
  signature: z.string().nullable(),
});
export type Reserved = z.infer<typeof reserved>;
type NewFile = { kind: string; name: string; mediaType: string; bytes: number };

export const askUpload = ({ token }: { token?: string }, lessonId: string, file: NewFile) =>
  ask(`/api/lessons/${lessonId}/files`, { body: file, ...(token && { token }) });

export async function reserve(creator: Account, lessonId: string, file: NewFile): Promise<Reserved> {
  const { status, json, text } = await askUpload(creator, lessonId, file);
  if (status !== 200) throw new Error(`reserve: ${status} ${text}`);
  return reserved.parse(json);
}

/** Sends the bytes as a browser does. */
export function send({ endpoint, bucket, path, signature }: Reserved, bytes: Buffer, contentType: string) {
  return new Promise<void>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint,
      chunkSize: 6 * 1024 * 1024,
      headers: { "x-signature": signature ?? "" },
      metadata: { bucketName: bucket, objectName: path, contentType },
      retryDelays: [],
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
}

/** Lets the two hours pass for which a signature is valid. */
export const expireSignature = (signature: string | null) =>
  fetch(`${process.env.NEXT_PUBLIC_SUPABASE_URL}/_sandbox/upload`, {
    method: "PUT",
    body: JSON.stringify({ expired: signature }),
  });

export const complete = ({ token }: Account, lessonId: string, fileId: string, shop?: string) =>
  ask(`/api/lessons/${lessonId}/files/${fileId}`, { method: "POST", token, ...(shop && { shop }) });

/** Uploads a file and lets the shop look at it. */
export async function uploadFile(
  creator: Account,
  lessonId: string,
  file: Omit<NewFile, "bytes">,
  bytes: Buffer,
) {
  const upload = await reserve(creator, lessonId, { ...file, bytes: bytes.length });
  await send(upload, bytes, file.mediaType);
  return { ...upload, answer: await complete(creator, lessonId, upload.fileId) };
}
