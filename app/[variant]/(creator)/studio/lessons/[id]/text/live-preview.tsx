"use client";

import { type RefObject, useEffect, useState } from "react";
import { Markdown } from "@/components/lesson/markdown";
import type { RenderedText } from "@/lib/format/markdown/rendered-text";
import { followTyping } from "./follow-typing";

/** The text as readers will see it, a moment after it is typed. `isChosen`: on a screen that has no room for both. */
export function LivePreview({ root, lessonId, language, isChosen }: LivePreviewProps) {
  const [as, setAs] = useState<"buyer" | "guest">("buyer");
  const [text, setText] = useState<RenderedText>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const isShown = () => isChosen || matchMedia("(min-width: 64rem)").matches;
    return followTyping({
      root: root.current,
      lessonId,
      isShown,
      names: as === "buyer" ? ["preview", "paid_part"] : ["preview"],
      onText(rendered) {
        setFailed(rendered === null);
        if (rendered) setText(rendered);
      },
    });
  }, [root, lessonId, isChosen, as]);
  return (
    <section aria-label="Preview" className="lg:sticky lg:top-0">
      <p className="flex min-h-11 flex-wrap items-center gap-x-4 text-small">
        <span className="font-semibold max-lg:hidden">Preview</span>
        {(["buyer", "guest"] as const).map((reader) => (
          <button
            key={reader}
            type="button"
            aria-pressed={as === reader}
            onClick={() => setAs(reader)}
            className={`min-h-11 cursor-pointer ${as === reader ? "text-ink underline decoration-accent decoration-2 underline-offset-4" : "text-soft hover:text-ink"}`}
          >
            {reader === "buyer" ? "As a buyer" : "As a guest"}
          </button>
        ))}
      </p>
      {hasFailed && (
        <p role="status" className="mb-2 text-small text-bad">
          The preview cannot be shown just now. It follows by itself.
        </p>
      )}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached with the keyboard
        tabIndex={0}
        aria-label="Text of the preview"
        className="rounded-control border border-line bg-paper px-5 py-4 lg:max-h-[calc(100dvh-9rem)] lg:overflow-y-auto"
      >
        {text?.html.join("") ? (
          <Markdown text={text} language={language} />
        ) : (
          <p className="text-soft">{text ? "Nothing is written here yet." : "A moment …"}</p>
        )}
      </section>
    </section>
  );
}

type LivePreviewProps = {
  root: RefObject<HTMLElement | null>;
  lessonId: string;
  language: string;
  isChosen: boolean;
};
