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
 * its lesson was published; else, as after a change of text or renderer, it is rendered here and stored.
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

/**
 * Renders a lesson's preview and body where they have no current rendering, so that their first reader finds it.
 * Whoever publishes or changes a lesson calls it. Returns how many texts were rendered.
 */
export async function renderLessonTexts(lessonId: string): Promise<number> {
  const client = createAdminClient();
  const query = client.from("lesson_renderings").select("part").eq("lesson_id", lessonId);
  let rendered = 0;
  for (const { part } of unwrap(await query.lt("renderer", rendererVersion))) {
    const markdown = await getMarkdown(client, lessonId, part);
    if (markdown === null) continue;
    await renderLessonText(lessonId, part, markdown);
    rendered++;
  }
  return rendered;
}

let lastPass: Promise<unknown> = Promise.resolve();
let nextPass: Promise<number> | undefined;

/**
 * Renders texts of lessons that were published and have no current rendering, for at most ten seconds and one of them.
 * Returns how many. One pass at a time: who asks during one gets the next, which sees what they have committed.
 */
export function renderPendingTexts(): Promise<number> {
  nextPass ??= lastPass.then(() => {
    nextPass = undefined;
    return renderUntil(performance.now() + passMs);
  });
  lastPass = nextPass.catch(() => {});
  return nextPass;
}

const passMs = 10_000;

async function renderUntil(deadline: number): Promise<number> {
  let rendered = 0;
  for (let before = -1; before < rendered; ) {
    before = rendered;
    for (const lessonId of await listPendingLessons()) {
      if (performance.now() > deadline) return rendered;
      rendered += await renderLessonTexts(lessonId);
    }
  }
  return rendered;
}

/** Lessons without any rendering come before those with one of an older renderer. */
async function listPendingLessons(): Promise<Set<string>> {
  const query = createAdminClient()
    .from("lesson_renderings")
    .select("lessonId:lesson_id, lesson:lessons!inner(status)")
    .lt("renderer", rendererVersion)
    .neq("lesson.status", "draft");
  return new Set(unwrap(await query.order("renderer").limit(10)).map(({ lessonId }) => lessonId));
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
