import type { RecordProgress } from "./record-progress";

/** Records the position in the video, and loads a new signed URL when the current one has expired. */
export function watchVideo(article: Element, record: RecordProgress): () => void {
  const video = article.querySelector("video");
  if (!video) return () => {};
  let wantsToPlay = false;
  let renewedAt = 0;
  const recordPosition = (withinMs: number) => {
    const { currentTime, duration } = video;
    if (duration > 0)
      record({ videoSeconds: currentTime, videoFraction: Math.min(1, currentTime / duration) }, withinMs);
  };
  const onTime = () => recordPosition(15_000);
  const onSeeked = () => recordPosition(1000);
  const onPlay = () => {
    wantsToPlay = true;
  };
  const onPause = () => {
    wantsToPlay = false;
    recordPosition(0);
  };
  const onError = () => {
    // A URL that fails again at once has not expired.
    if (Date.now() - renewedAt < 5000) return;
    renewedAt = Date.now();
    const playOn = wantsToPlay;
    // Before anything was played, the URL still has the start time.
    if (video.currentTime > 0) video.src = `${video.src.split("#")[0]}#t=${video.currentTime}`;
    video.load();
    if (playOn) video.play().catch(() => {});
  };
  const listeners = { timeupdate: onTime, seeked: onSeeked, play: onPlay, pause: onPause, error: onError };
  for (const [event, listener] of Object.entries(listeners)) video.addEventListener(event, listener);
  // It may have failed before this script loaded.
  if (video.error) onError();
  return () => {
    // The page is left while it plays: its pause comes after these listeners.
    if (wantsToPlay) recordPosition(0);
    for (const [event, listener] of Object.entries(listeners)) video.removeEventListener(event, listener);
  };
}
