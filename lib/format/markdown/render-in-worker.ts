import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type RenderedText, renderedText, toPlainText } from "./rendered-text.ts";

/** A text of 200,000 letters takes a fraction of this. In processor time, so that a busy machine changes nothing. */
const defaultLimits = { cpuMs: 3_000, heapBytes: 256 * 2 ** 20 };
const checkEveryMs = 50;
// A worker that reaches V8's own limit can end the whole process, so it must be far above the one that is checked here.
const resourceLimits = { maxOldGenerationSizeMb: 2048 };

declare global {
  // Global because Next's bundles load copies of this module: one for route handlers, one for pages and actions.
  var textsInTurn: Promise<unknown> | undefined;
}

let worker: Worker | undefined;

/**
 * A creator's text as HTML, made in a worker thread, one text at a time. A text that takes more processor time or
 * memory than its limits is returned as plain text.
 */
export function renderInWorker(text: string, limits: Partial<Limits> = {}): Promise<RenderedText> {
  const before = globalThis.textsInTurn ?? Promise.resolve();
  const result = before.then(() => render(text, { ...defaultLimits, ...limits }));
  globalThis.textsInTurn = result.catch(() => {});
  return result;
}

type Limits = typeof defaultLimits;

async function render(text: string, limits: Limits): Promise<RenderedText> {
  worker ??= await startWorker();
  const rendered = await withinLimits(worker, text, limits);
  if (rendered === "stopped") worker = undefined;
  return rendered === null || rendered === "stopped" ? toPlainText(text) : renderedText.parse(rendered);
}

async function startWorker(): Promise<Worker> {
  const started = new Worker(new URL("./render-worker.ts", import.meta.url), { resourceLimits });
  // A worker that waits for texts does not keep the process alive.
  started.unref();
  await once(started, "message");
  return started;
}

/** The worker's answer; "stopped" when the text cost too much, and the worker with it. */
function withinLimits(running: Worker, text: string, { cpuMs, heapBytes }: Limits): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const stop = () => running.terminate().then(() => resolve("stopped"), reject);
  const onError = (error: unknown) => {
    if (isOutOfMemory(error)) return resolve("stopped");
    worker = undefined;
    reject(error);
  };
  running.once("message", resolve).once("error", onError);
  const before = running.cpuUsage();
  const check = async () => {
    const [cpu, heap] = await Promise.all([running.cpuUsage(await before), running.getHeapStatistics()]);
    if (cpu.user + cpu.system > cpuMs * 1000 || heap.used_heap_size > heapBytes) await stop();
  };
  // Refused when the worker has ended meanwhile, which its own events report.
  const timer = setInterval(() => check().catch(() => {}), checkEveryMs);
  before.then(() => running.postMessage(text), reject);
  return promise.finally(() => {
    clearInterval(timer);
    running.off("message", resolve).off("error", onError);
  });
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
