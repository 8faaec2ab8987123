import type { Answer, FieldsSave } from "./save";

/** Bytes that a browser sends on after the page is gone, all requests together (Fetch standard, 4.6: 64 KiB). */
const keepaliveBytes = 60_000;

/** How long one save may take before it is tried again. */
const timeoutMs = 30_000;

/** Sends one save. It never throws, and outlives the page where it is short enough. */
export async function sendFields(lessonId: string, save: FieldsSave): Promise<Answer> {
  // What the shop cannot store, as an unpaired surrogate of a broken paste, is replaced.
  const body = JSON.stringify(save, (_, value) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value,
  );
  try {
    const response = await fetch(`/api/lessons/${lessonId}/draft`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body,
      keepalive: new Blob([body]).size < keepaliveBytes,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return toAnswer(response.status, response.ok ? await response.json() : null);
  } catch {
    return { outcome: navigator.onLine ? "unavailable" : "offline" };
  }
}

function toAnswer(status: number, body: Answer | null): Answer {
  if (body) return body;
  if (status === 401) return { outcome: "unauthenticated" };
  if (status === 404) return { outcome: "not_found" };
  return { outcome: "unavailable" };
}
