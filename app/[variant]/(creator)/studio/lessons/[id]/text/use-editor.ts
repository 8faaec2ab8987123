import { type RefObject, useEffect, useRef, useState } from "react";
import type { Editor } from "./create-editor";
import { insertPictures } from "./insert-pictures";

type Place = {
  lessonId: string;
  language: string;
  textarea: RefObject<HTMLTextAreaElement | null>;
  parent: RefObject<HTMLElement | null>;
  /** Of the field: its label and its text have ids that begin so. */
  id: string;
  rows: number;
};

/**
 * An editor over the textarea, once its code is there; undefined before, and where it cannot be loaded. `problems` are
 * those of the pictures that were uploaded last.
 */
export function useEditor({ lessonId, language, textarea, parent, id, rows }: Place) {
  const [editor, setEditor] = useState<Editor>();
  const [problems, setProblems] = useState<string[]>([]);
  const current = useRef<Editor>(undefined);
  const upload = async (files: File[]) => {
    setProblems([]);
    if (current.current) setProblems(await insertPictures(current.current.view, lessonId, files));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, of what the page was rendered with
  useEffect(() => {
    let isGone = false;
    import("./create-editor").then(({ createEditor }) => {
      if (isGone || !textarea.current || !parent.current) return;
      const hadFocus = document.activeElement === textarea.current;
      textarea.current.hidden = true; // React follows with its next rendering.
      const made = createEditor({
        parent: parent.current,
        textarea: textarea.current,
        attributes: { id: `${id}-text`, "aria-labelledby": `${id}-label`, lang: language },
        rows,
        onPictures: (files) => void upload(files),
      });
      current.current = made;
      setEditor(made);
      if (hadFocus) made.view.focus();
    }, console.warn);
    return () => {
      isGone = true;
      current.current?.destroy();
      current.current = undefined;
      setEditor(undefined);
    };
  }, []);
  return { editor, problems, upload: (files: File[]) => void upload(files) };
}
