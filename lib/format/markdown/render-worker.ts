import { parentPort } from "node:worker_threads";
import { renderMarkdown } from "./render-markdown.ts";

// Runs in a worker thread of its own; see render-in-worker.ts.
parentPort?.on("message", (text: string) => {
  parentPort?.postMessage(tryToRender(text));
});
parentPort?.postMessage("ready");

/** Null when the text is nested too deeply or its HTML is too long. */
function tryToRender(text: string) {
  try {
    return renderMarkdown(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
