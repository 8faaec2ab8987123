import "server-only";
import { type Failure, failure } from "@/lib/errors";
import { renderInWorker } from "@/lib/format/markdown/render-in-worker";
import type { RenderedText } from "@/lib/format/markdown/rendered-text";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";

/** Of one creator: a preview follows the typing, with pauses. What each costs is bounded by render-in-worker. */
const previewsPerMinute = 90;

/** Text of a draft as its readers will see it. */
export async function renderPreview(
  creatorId: string,
  text: string,
): Promise<{ ok: true; text: RenderedText } | Failure> {
  const limit = await consumeRateLimit(`preview:${creatorId}`, previewsPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  return { ok: true, text: await renderInWorker(text) };
}
