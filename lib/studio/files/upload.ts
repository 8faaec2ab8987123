import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { type Failure, failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { bucketOf, signUpload } from "@/lib/studio/files/objects";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

/** What a browser says of a file before it sends it. */
export type NewFile = {
  kind: "picture" | "video" | "attachment";
  name: string;
  mediaType: string;
  bytes: number;
};

/** Where the browser sends the bytes to (TUS 1.0), with `signature` in the header x-signature. */
export type Upload = {
  ok: true;
  fileId: string;
  endpoint: string;
  bucket: string;
  path: string;
  /** Null: all bytes have arrived already. */
  signature: string | null;
};

const started = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("started"), fileId: z.uuid(), path: z.string() }),
  z.object({ outcome: z.enum(["wrong_type", "not_found"]) }),
  z.object({ outcome: z.literal("too_large"), maxBytes: z.int() }),
  z.object({ outcome: z.literal("too_many"), maxFiles: z.int() }),
]);

/**
 * Reserves a file of the creator's lesson and lets the browser upload it. An upload of the same name, type and size
 * that was interrupted goes on.
 * @throws UnavailableError when the database or storage is down.
 */
export async function startUpload(
  creatorId: string,
  lessonId: string,
  file: NewFile,
): Promise<Upload | Failure> {
  const limit = await consumeRateLimit(`lesson-files:${creatorId}`, 120, 600);
  if (!limit.ok) return failure("rate_limited", limit);
  const answer = await createAdminClient().rpc("start_lesson_file", {
    creator_id: creatorId,
    lesson_id: lessonId,
    kind: file.kind,
    name: cleanName(file.name),
    media_type: file.mediaType,
    bytes: file.bytes,
  });
  const result = started.parse(unwrap(answer));
  if (result.outcome !== "started") return refusal(result);
  const path = file.kind === "picture" ? uploadPath(result.fileId) : result.path;
  const endpoint = `${env().NEXT_PUBLIC_SUPABASE_URL}/storage/v1/upload/resumable/sign`;
  const signature = await signUpload({ kind: file.kind, path });
  return { ok: true, fileId: result.fileId, endpoint, bucket: bucketOf(file.kind), path, signature };
}

/** Where the bytes of a picture wait to be encoded. */
export const uploadPath = (fileId: string) => `uploads/${fileId}`;

function refusal(result: Exclude<z.infer<typeof started>, { outcome: "started" }>): Failure {
  switch (result.outcome) {
    case "too_large":
      return failure("payload_too_large", {
        message: `This file is larger than ${Math.floor(result.maxBytes / 1024 / 1024)} MB. Please choose a smaller one.`,
      });
    case "too_many":
      return failure("validation_error", {
        message: `This lesson has ${result.maxFiles} files of this kind, which is the most. Please delete one first.`,
      });
    case "wrong_type":
      return failure("unsupported_media_type", {
        message: "Files of this type are not possible here. The page says which are.",
      });
    case "not_found":
      return failure("lesson_not_found");
  }
}

/** Without what the database refuses: paths, line breaks, and overrides of direction, which disguise an ending. */
export function cleanName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, "").trim();
  const characters = [...clean];
  const short =
    characters.length > 200 ? [...characters.slice(0, 180), ...characters.slice(-20)] : characters;
  return short.join("").replace(/^[\s\p{Default_Ignorable_Code_Point}]*$/u, "file");
}
