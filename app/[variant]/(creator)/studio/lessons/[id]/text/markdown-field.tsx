"use client";

import { useEffect, useId, useRef } from "react";
import { controlClass } from "@/components/ui/labelled";
import { Toolbar } from "./toolbar";
import { useEditor } from "./use-editor";

/** A text in Markdown. A textarea, which the form sends; with JavaScript an editor with a toolbar stands over it. */
export function MarkdownField({
  name,
  label,
  hint,
  rows,
  defaultValue,
  error,
  ...place
}: MarkdownFieldProps) {
  const id = useId();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const parent = useRef<HTMLDivElement>(null);
  const { editor, problems, upload } = useEditor({ ...place, textarea, parent, id, rows });
  const describedBy = `${id}-hint${error ? ` ${id}-error` : ""}`;
  useEffect(() => {
    const content = editor?.view.contentDOM;
    content?.setAttribute("aria-describedby", describedBy);
    content?.setAttribute("aria-invalid", String(error !== undefined));
  }, [editor, describedBy, error]);
  return (
    <div>
      <label
        id={`${id}-label`}
        htmlFor={editor ? undefined : id}
        onPointerUp={() => editor?.view.focus()}
        className="mb-1.5 block text-small font-semibold"
      >
        {label}
      </label>
      <div className={editor ? frame : undefined} data-invalid={error ? true : undefined}>
        {editor && (
          <Toolbar
            editor={editor}
            label={label}
            controls={`${id}-text`}
            filesPage={`/studio/lessons/${place.lessonId}/files`}
            onPictures={upload}
          />
        )}
        <div ref={parent} />
        <textarea
          id={id}
          ref={textarea}
          name={name}
          dir="auto"
          rows={rows}
          hidden={editor !== undefined}
          defaultValue={defaultValue}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className={`${controlClass} px-3.5 py-2.5 text-body text-ink`}
        />
      </div>
      <p id={`${id}-hint`} className="mt-1.5 text-small text-soft">
        {hint}
      </p>
      <div id={`${id}-error`} className="text-small font-medium text-bad">
        {error && <p className="mt-1.5">{error}</p>}
      </div>
      <div role="alert" className="text-small font-medium text-bad">
        {problems.map((problem) => (
          <p key={problem} className="mt-1.5">
            {problem}
          </p>
        ))}
      </div>
    </div>
  );
}

const frame =
  "rounded-control border border-edge bg-sheet hover:border-ink data-invalid:border-2 data-invalid:border-bad " +
  "has-[.cm-focused]:outline-3 has-[.cm-focused]:outline-offset-3 has-[.cm-focused]:outline-accent";

type MarkdownFieldProps = {
  lessonId: string;
  language: string;
  name: string;
  label: string;
  hint: string;
  rows: number;
  defaultValue: string;
  error?: string | undefined;
};
