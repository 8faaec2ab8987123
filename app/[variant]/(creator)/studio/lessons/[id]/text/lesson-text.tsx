"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { LivePreview } from "./live-preview";

/** The two parts of the text, and how they will look: beside them on a wide screen, one press away on a phone. */
export function LessonText({ lessonId, language, children }: LessonTextProps) {
  const root = useRef<HTMLDivElement>(null);
  const [isInteractive, setInteractive] = useState(false);
  const [isPreview, setPreview] = useState(false);
  useEffect(() => setInteractive(true), []);
  return (
    <div ref={root}>
      {isInteractive && (
        <fieldset className="mb-5 flex gap-x-6 border-b border-line lg:hidden">
          <legend className="sr-only">Show</legend>
          {[false, true].map((preview) => (
            <button
              key={String(preview)}
              type="button"
              aria-pressed={isPreview === preview}
              onClick={() => setPreview(preview)}
              className={
                "-mb-px min-h-11 cursor-pointer border-b-2 px-1 font-semibold " +
                (isPreview === preview
                  ? "border-accent text-ink"
                  : "border-transparent text-soft hover:text-ink")
              }
            >
              {preview ? "Preview" : "Write"}
            </button>
          ))}
        </fieldset>
      )}
      <div className="grid grid-cols-1 gap-x-10 max-lg:max-w-reader lg:[@media(scripting:enabled)]:grid-cols-2">
        <div className={`grid min-w-0 grid-cols-1 content-start gap-6 ${isPreview ? "max-lg:hidden" : ""}`}>
          {children}
        </div>
        {isInteractive && (
          <div className={`min-w-0 ${isPreview ? "" : "max-lg:hidden"}`}>
            <LivePreview root={root} lessonId={lessonId} language={language} isChosen={isPreview} />
          </div>
        )}
      </div>
    </div>
  );
}

type LessonTextProps = { lessonId: string; language: string; children: ReactNode };
