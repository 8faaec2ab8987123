import type { ResourceLimits, Worker } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { renderInWorker } from "@/lib/format/markdown/render-in-worker";
import { renderMarkdown } from "@/lib/format/markdown/render-markdown";
import { toPlainText } from "@/lib/format/markdown/rendered-text";
import { scaled } from "../../support/scale.ts";

const letters = (piece: string) => piece.repeat(20_000 / piece.length);

test("a text is rendered as on the main thread", async () => {
  const text = "## One\n\nSome *words*, $x^2$.\n\n```ts\nconst x = 1;\n```";
  expect(await renderInWorker(text)).toEqual(renderMarkdown(text));
});

test.each(
  [
    ["brackets", letters("]")] as const,
    ["quotes in quotes, deeper than the stack", letters("> ")] as const,
    ["HTML that is too long", "$x$ ".repeat(9_000)] as const,
  ].slice(0, scaled(1, 3)),
)(
  "a text that is too costly is shown as it was typed, and the process answers others meanwhile: %s",
  async (_what, text) => {
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const { html, isPlain } = await renderInWorker(text, { cpuMs: 300 }).finally(() => clearInterval(timer));
    expect(isPlain).toBe(true);
    expect(html.join("").slice(0, 40)).toMatch(/^<div class="plain-text" dir="auto">/);
    expect(turns).toBeGreaterThan(1);
  },
);

// Node ends the process where a worker reaches V8's own limit too fast; without one it is as much as the machine has.
test("a text that takes too much memory is shown as it was typed; V8's own limit is far above", async () => {
  const limits = { cpuMs: 60_000, heapBytes: 2 ** 20 };
  expect((await renderInWorker(letters("]"), limits)).isPlain).toBe(true);
  let ofV8: ResourceLimits | undefined;
  process.once("worker", ({ resourceLimits }: Worker) => {
    ofV8 = resourceLimits;
  });
  expect((await renderInWorker("**a**")).isPlain).toBe(false);
  expect(ofV8?.maxOldGenerationSizeMb).toBe(2048);
});

test("the text after a stopped one is rendered, and each gets its own result", async () => {
  const texts = ["**a**", letters("*_"), "**b**"];
  const rendered = await Promise.all(texts.map((text) => renderInWorker(text, { cpuMs: 300 })));
  expect(rendered.map(({ isPlain }) => isPlain)).toEqual([false, true, false]);
  expect(rendered[2]?.html.join("")).toBe('<p dir="auto"><strong>b</strong></p>');
});

test("a text waits for that of another copy of the module", async () => {
  vi.resetModules();
  const copy = await import("@/lib/format/markdown/render-in-worker");
  await Promise.all([renderInWorker("**a**"), copy.renderInWorker("**a**")]);
  const ended: string[] = [];
  await Promise.all([
    renderInWorker(letters("*_"), { cpuMs: 300 }).then(() => ended.push("first")),
    copy.renderInWorker("**b**").then(() => ended.push("second")),
  ]);
  expect(ended).toEqual(["first", "second"]);
});

test("HTML that a short text makes too long is refused at once", () => {
  const text = `[a]: http://x.test/${"y".repeat(20_000)}\n\n${"[a] ".repeat(110)}`;
  expect(() => renderMarkdown(text)).toThrow(RangeError);
});

test("what was typed is escaped", () => {
  expect(toPlainText("<script>&amp;").html).toEqual([
    '<div class="plain-text" dir="auto">&lt;script>&amp;amp;</div>',
  ]);
});
