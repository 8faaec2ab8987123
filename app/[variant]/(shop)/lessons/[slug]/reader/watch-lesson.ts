import type { RecordProgress } from "./record-progress";
import { watchReading } from "./watch-reading";
import { watchVideo } from "./watch-video";

/** Records where the learner reads and watches in `article`. Returns how to stop. */
export function watchLesson(article: Element, lessonId: string, isVisitRecorded: boolean): () => void {
  let waiting: Parameters<RecordProgress>[0] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = 0;
  const post = (progress: Parameters<RecordProgress>[0]) => {
    const body = JSON.stringify(progress);
    const headers = { "content-type": "application/json" };
    // `keepalive` lets it arrive although the page is being left; the next one makes up for one that is lost.
    const request = { method: "POST", headers, body, keepalive: true };
    fetch(`/api/lessons/${lessonId}/progress`, request).catch(() => {});
  };
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    post(waiting);
    waiting = undefined;
  };
  const record: RecordProgress = (progress, withinMs) => {
    waiting = { ...waiting, ...progress };
    if (timer && dueAt <= Date.now() + withinMs) return;
    clearTimeout(timer);
    dueAt = Date.now() + withinMs;
    timer = setTimeout(send, withinMs);
  };
  const sendIfLeft = () => document.visibilityState === "hidden" && send();
  document.addEventListener("visibilitychange", sendIfLeft);
  const stops = [watchReading(article, record), watchVideo(article, record)];
  if (!isVisitRecorded) stops.push(whenShown(() => post({})));
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener("visibilitychange", sendIfLeft);
    send();
  };
}

/** Runs `callback` now, or once a prerendered page is shown. Returns how to stop waiting. */
function whenShown(callback: () => void): () => void {
  const controller = new AbortController();
  const isPrerendering = "prerendering" in document && document.prerendering === true;
  if (isPrerendering)
    document.addEventListener("prerenderingchange", callback, { once: true, signal: controller.signal });
  else callback();
  return () => controller.abort();
}
