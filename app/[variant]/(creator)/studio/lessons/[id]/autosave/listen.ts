import type { Autosaver } from "./autosaver";

/** Tells the saver what happens to the form and its page, until the returned function is called. */
export function listen(form: HTMLFormElement, saver: Autosaver): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  form.addEventListener("input", () => saver.typed(), { signal });
  for (const event of ["online", "focus"]) window.addEventListener(event, () => saver.wake(), { signal });
  document.addEventListener(
    "visibilitychange",
    () => (document.visibilityState === "hidden" ? saver.leave() : saver.wake()),
    { signal },
  );
  window.addEventListener("pagehide", () => saver.leave(), { signal });
  window.addEventListener("beforeunload", (event) => askBeforeUnload(event, saver), { signal });
  return () => controller.abort();
}

/** While the browser asks, the save goes on. */
function askBeforeUnload(event: BeforeUnloadEvent, saver: Autosaver): void {
  if (Object.keys(saver.unsaved()).length === 0) return;
  saver.leave();
  event.preventDefault();
}
