import { performance } from "node:perf_hooks";
import { renderInWorker } from "../../lib/format/markdown/render-in-worker.ts";
import { renderMarkdown } from "../../lib/format/markdown/render-markdown.ts";

// `node tests/bench/texts.ts`: how long texts of 20,000 letters keep the process from answering, rendered on its own
// thread and in the worker.

const letters = (piece: string) => piece.repeat(20_000 / piece.length);
const texts = {
  "a lesson": "Some *words* of a lesson, and `code`.\n\n".repeat(500),
  "]]]…": letters("]"),
  "1. 1. 1. …": letters("1. "),
  "> - > - …": letters("> - "),
  "*_*_…": letters("*_"),
  "> > > …": letters("> "),
};

console.log("| text | own thread, ms | worker, longest pause, ms | shown as |\n| - | - | - | - |");
for (const [name, text] of Object.entries(texts)) {
  const { isPlain, pause } = await longestPause(text);
  console.log(`| ${name} | ${onOwnThread(text)} | ${pause} | ${isPlain ? "plain text" : "HTML"} |`);
}
process.exit();

function onOwnThread(text: string): number {
  const start = performance.now();
  try {
    renderMarkdown(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return Math.round(performance.now() - start);
}

async function longestPause(text: string) {
  let pause = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    pause = Math.max(pause, performance.now() - last);
    last = performance.now();
  }, 1);
  const { isPlain } = await renderInWorker(text);
  clearInterval(timer);
  return { isPlain, pause: Math.round(pause) };
}
