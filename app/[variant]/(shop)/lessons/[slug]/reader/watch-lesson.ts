import type { RecordProgress } from "./record-progress";
import { watchReading } from "./watch-reading";
import { watchVideo } from "./watch-video";

/** Records where the learner reads and watches. Returns how to stop. */
export function watchLesson(lessonId: string): () => void {
  let waiting: Parameters<RecordProgress>[0] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = 0;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const body = JSON.stringify(waiting);
    waiting = undefined;
    // `keepalive` lets it arrive although the page is being left; the next one makes up for one that is lost.
    fetch(`/api/lessons/${lessonId}/progress`, { method: "POST", body, keepalive: true }).catch(() => {});
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
  const stops = [watchReading(record), watchVideo(record)];
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener("visibilitychange", sendIfLeft);
    send();
  };
}
