import "server-only";
import { createHash } from "node:crypto";
import { renderInWorker } from "@/lib/markdown/render-in-worker";
import { type RenderedText, renderedText, rendererVersion } from "@/lib/markdown/rendered-text";
import { createAdminClient } from "@/lib/supabase/admin";
import type { createPublicClient } from "@/lib/supabase/public";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database } from "@/types/database";

type Client = ReturnType<typeof createPublicClient>;
type LessonPart = Database["public"]["Enums"]["lesson_part"];

/**
 * A lesson's preview or body as HTML, or null when row-level security hides it from this client. It was rendered when
 * it was first read; until then, and after a change of text or renderer, it is rendered here and stored.
 */
export async function getLessonText(
  client: Client,
  lessonId: string,
  part: LessonPart,
): Promise<RenderedText | null> {
  const query = client.from("lesson_renderings").select("renderer, content").eq("lesson_id", lessonId);
  const stored = unwrap(await query.eq("part", part).maybeSingle());
  if (stored?.renderer === rendererVersion) return renderedText.parse(stored.content);
  const markdown = stored && (await getMarkdown(client, lessonId, part));
  return markdown === null ? null : renderLessonText(lessonId, part, markdown);
}

/** Renders texts that have no current rendering, some of them at a time; returns how many. */
export async function renderPendingTexts(maxTexts = 10): Promise<number> {
  const client = createAdminClient();
  const query = client.from("lesson_renderings").select("lessonId:lesson_id, part");
  const pending = unwrap(await query.lt("renderer", rendererVersion).order("renderer").limit(maxTexts));
  for (const { lessonId, part } of pending) {
    const markdown = await getMarkdown(client, lessonId, part);
    if (markdown !== null) await renderLessonText(lessonId, part, markdown);
  }
  return pending.length;
}

async function getMarkdown(client: Client, lessonId: string, part: LessonPart): Promise<string | null> {
  if (part === "preview") {
    const query = client.from("lessons").select("preview").eq("id", lessonId);
    return unwrap(await query.maybeSingle())?.preview ?? null;
  }
  const query = client.from("lesson_contents").select("body").eq("lesson_id", lessonId);
  return unwrap(await query.maybeSingle())?.body ?? null;
}

/** Texts that are being rendered, by lesson, part and hash: who asks meanwhile gets the same result. */
const inFlight = new Map<string, Promise<RenderedText>>();

function renderLessonText(lessonId: string, part: LessonPart, markdown: string): Promise<RenderedText> {
  const hash = createHash("sha256").update(markdown).digest("hex");
  const key = `${lessonId} ${part} ${hash}`;
  const running = inFlight.get(key) ?? renderAndStore(lessonId, part, markdown, hash);
  inFlight.set(key, running);
  return running.finally(() => inFlight.delete(key));
}

/** Stores nothing for a text that was changed meanwhile, and nothing over the result of a newer renderer. */
async function renderAndStore(lessonId: string, part: LessonPart, markdown: string, hash: string) {
  const content = await renderInWorker(markdown);
  const row = { renderer: rendererVersion, content };
  const update = createAdminClient().from("lesson_renderings").update(row).eq("lesson_id", lessonId);
  unwrap(await update.eq("part", part).eq("source_hash", hash).lte("renderer", rendererVersion));
  return content;
}
