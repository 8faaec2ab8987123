import "server-only";
import { createHash } from "node:crypto";
import { renderInWorker } from "@/lib/format/markdown/render-in-worker";
import { type RenderedText, renderedText, rendererVersion } from "@/lib/format/markdown/rendered-text";
import { createAdminClient } from "@/lib/supabase/admin";
import type { DataClient } from "@/lib/supabase/data-client";
import { unwrap } from "@/lib/supabase/unwrap";
import type { Database } from "@/types/database";

type LessonPart = Database["public"]["Enums"]["lesson_part"];

/**
 * A lesson's preview or body as HTML, or null when row-level security hides it from this client. It was rendered when
 * its lesson was published; else, as after a change of text or renderer, it is rendered here and stored.
 */
export async function getLessonText(
  client: DataClient,
  lessonId: string,
  part: LessonPart,
): Promise<RenderedText | null> {
  const query = client.from("lesson_renderings").select("renderer, content").eq("lesson_id", lessonId);
  const stored = unwrap(await query.eq("part", part).maybeSingle());
  const current = stored && readRendering(stored);
  if (current) return current;
  const markdown = stored && (await getMarkdown(client, lessonId, part));
  if (markdown === null) return null;
  const content = await render(markdown);
  unwrap(await store(markdown, content).eq("lesson_id", lessonId).eq("part", part));
  return content;
}

/** A stored rendering; null where it is an older renderer's, or not made yet: see getLessonText. */
export const readRendering = ({ renderer, content }: { renderer: number; content: unknown }) =>
  renderer === rendererVersion ? renderedText.parse(content) : null;

/**
 * Renders a lesson's preview and body where they have no current rendering, so that their first reader finds it.
 * Whoever publishes or changes a lesson calls it. Returns how many texts were rendered.
 */
export async function renderLessonTexts(lessonId: string): Promise<number> {
  return renderTexts(unwrap(await selectPending().eq("lesson_id", lessonId)));
}

declare global {
  // Global because Next's bundles load copies of this module: one for route handlers, one for pages and actions.
  var lessonTexts: Rendering | undefined;
}

type Rendering = {
  lastPass: Promise<unknown>;
  nextPass?: Promise<number> | undefined;
  /** Texts that are being rendered: who asks meanwhile gets the same result. */
  inFlight: Map<string, Promise<RenderedText>>;
};

globalThis.lessonTexts ??= { lastPass: Promise.resolve(), inFlight: new Map() };
const rendering = globalThis.lessonTexts;

/**
 * Renders texts of lessons that were published and have no current rendering, for at most ten seconds and one of them.
 * Returns how many. One pass at a time: who asks during one gets the next, which sees what they have committed.
 */
export function renderPendingTexts(): Promise<number> {
  rendering.nextPass ??= rendering.lastPass.then(() => {
    rendering.nextPass = undefined;
    return renderUntil(performance.now() + passMs);
  });
  rendering.lastPass = rendering.nextPass.catch(() => {});
  return rendering.nextPass;
}

const passMs = 10_000;

async function renderUntil(deadline: number): Promise<number> {
  let rendered = 0;
  for (let more = 1; more > 0 && performance.now() < deadline; rendered += more) {
    // Those without any rendering come before those with one of an older renderer.
    const query = selectPending().neq("lesson.status", "draft").order("renderer").limit(10);
    more = await renderTexts(unwrap(await query), deadline);
  }
  return rendered;
}

const selectPending = () =>
  createAdminClient()
    .from("lesson_renderings")
    .select("lessonId:lesson_id, part, hash:source_hash, lesson:lessons!inner(status)")
    .lt("renderer", rendererVersion);

type PendingText = { lessonId: string; part: LessonPart; hash: string };

/** Equal texts of several lessons, as empty ones, are rendered once. */
async function renderTexts(pending: PendingText[], deadline = Number.POSITIVE_INFINITY): Promise<number> {
  let rendered = 0;
  for (const { lessonId, part } of new Map(pending.map((text) => [text.hash, text])).values()) {
    if (performance.now() > deadline) break;
    const markdown = await getMarkdown(createAdminClient(), lessonId, part);
    if (markdown === null) continue;
    unwrap(await store(markdown, await render(markdown)));
    rendered++;
  }
  return rendered;
}

async function getMarkdown(client: DataClient, lessonId: string, part: LessonPart): Promise<string | null> {
  if (part === "preview") {
    const query = client.from("lessons").select("preview").eq("id", lessonId);
    return unwrap(await query.maybeSingle())?.preview ?? null;
  }
  const query = client.from("lesson_contents").select("body").eq("lesson_id", lessonId);
  return unwrap(await query.maybeSingle())?.body ?? null;
}

function render(markdown: string): Promise<RenderedText> {
  const { inFlight } = rendering;
  const running = inFlight.get(markdown) ?? renderInWorker(markdown);
  inFlight.set(markdown, running);
  return running.finally(() => inFlight.delete(markdown));
}

/** Stores nothing for a text that was changed meanwhile, and nothing over the result of this or a newer renderer. */
function store(markdown: string, content: RenderedText) {
  const row = { renderer: rendererVersion, content };
  const update = createAdminClient().from("lesson_renderings").update(row).lt("renderer", rendererVersion);
  return update.eq("source_hash", createHash("sha256").update(markdown).digest("hex"));
}
