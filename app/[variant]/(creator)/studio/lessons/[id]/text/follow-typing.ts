import type { RenderedText } from "@/lib/format/markdown/rendered-text";

type Options = {
  /** Holds the textareas of these names; their texts make one. */
  root: HTMLElement | null;
  names: string[];
  lessonId: string;
  isShown: () => boolean;
  /** Null: it could not be rendered; another try follows. */
  onText: (text: RenderedText | null) => void;
};

const pauseMs = 700;
const retryMs = 5_000;

/** Renders what is typed, after each pause, one text at a time, until the returned function is called. */
export function followTyping({ root, names, lessonId, isShown, onText }: Options): () => void {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: string | undefined;
  let isBusy = false;
  const read = () =>
    names
      .map((name) => root?.querySelector<HTMLTextAreaElement>(`textarea[name=${name}]`)?.value)
      .join("\n\n");
  const render = async () => {
    const text = read();
    if (isBusy || text === shown || !isShown() || ended.signal.aborted) return;
    isBusy = true;
    const rendered = await renderText(lessonId, text);
    isBusy = false;
    if (ended.signal.aborted) return;
    if (rendered) shown = text;
    onText(rendered);
    plan(rendered ? pauseMs : retryMs);
  };
  const plan = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(render, ms);
  };
  for (const type of ["input", "change"])
    root?.addEventListener(type, () => plan(pauseMs), { signal: ended.signal });
  void render();
  return () => {
    ended.abort();
    clearTimeout(timer);
  };
}

async function renderText(lessonId: string, text: string): Promise<RenderedText | null> {
  try {
    const response = await fetch(`/api/lessons/${lessonId}/draft/preview`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: text.toWellFormed().replaceAll("\0", "") }),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
