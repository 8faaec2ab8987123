import type { Note } from "./progress-note";

/** Notes the place in the video, and asks for a new link when the one it plays from has run out. */
export function watchVideo(note: Note): () => void {
  const video = document.querySelector<HTMLVideoElement>("#lesson-video");
  if (!video) return () => {};
  let wantsToPlay = false;
  let renewedAt = 0;
  const notePlace = (withinMs: number) => {
    const { currentTime, duration } = video;
    if (duration > 0)
      note({ videoSeconds: currentTime, videoFraction: Math.min(1, currentTime / duration) }, withinMs);
  };
  const onTime = () => notePlace(15_000);
  const onSeeked = () => notePlace(1000);
  const onPlay = () => {
    wantsToPlay = true;
  };
  const onPause = () => {
    wantsToPlay = false;
    notePlace(0);
  };
  const onError = () => {
    // A link that fails at once again is not one that has run out.
    if (Date.now() - renewedAt < 5000) return;
    renewedAt = Date.now();
    const playOn = wantsToPlay;
    // Where nothing was played yet, the address still says where to begin.
    if (video.currentTime > 0) video.src = `${video.src.split("#")[0]}#t=${video.currentTime}`;
    video.load();
    if (playOn) video.play().catch(() => {});
  };
  const listeners = { timeupdate: onTime, seeked: onSeeked, play: onPlay, pause: onPause, error: onError };
  for (const [event, listener] of Object.entries(listeners)) video.addEventListener(event, listener);
  // It may have failed before this was here to see it.
  if (video.error) onError();
  return () => {
    for (const [event, listener] of Object.entries(listeners)) video.removeEventListener(event, listener);
  };
}
