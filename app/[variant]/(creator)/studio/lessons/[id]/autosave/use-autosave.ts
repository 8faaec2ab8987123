import { type RefObject, useEffect, useRef, useState } from "react";
import { Autosaver } from "./autosaver";
import { openCrashCopy } from "./crash-copies";
import { readFields, renderedFields, writeField } from "./form-fields";
import { listen } from "./listen";
import type { Environment, Fields, SaveStatus, Shown } from "./save";
import { sendFields } from "./send-fields";

/** What the server says of the draft that it rendered into the form. */
export type Rendered = Omit<Shown, "values" | "saved"> & {
  lessonId: string;
  memberId: string;
  /** What is saved, where the fields hold something else. */
  savedInstead: Fields;
};

/** `isKept`: unsaved text outlives the page. */
type State = { status: SaveStatus; isKept: boolean };

/** Saves the form's fields as they are typed. `saver` is null until the page is interactive. */
export function useAutosave(form: RefObject<HTMLFormElement | null>, rendered: Rendered) {
  const [state, setState] = useState<State>({ status: { kind: "unchanged" }, isKept: true });
  const saver = useRef<Autosaver>(null);
  const { lessonId, memberId, version, refusedKey } = rendered;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page has one saver, which follows it
  useEffect(() => {
    if (!form.current) return;
    const copy = openCrashCopy(memberId, lessonId);
    const started = new Autosaver(shownIn(form.current, rendered), {
      ...browser(form.current, lessonId),
      report: (status, unsaved) => setState({ status, isKept: copy.keep(started.version, unsaved) }),
    });
    saver.current = started;
    const stop = listen(form.current, started);
    // Typed before the page was interactive, or restored by the browser.
    if (Object.keys(started.unsaved()).length > 0) started.typed();
    return () => {
      stop();
      copy.close();
    };
  }, [lessonId, memberId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state of the draft is shown once
  useEffect(() => {
    if (form.current) void saver.current?.show(shownIn(form.current, rendered));
  }, [version, refusedKey]);
  return { ...state, saver };
}

const browser = (form: HTMLFormElement, lessonId: string): Omit<Environment, "report"> => ({
  read: () => readFields(form),
  write: (name, value) => writeField(form, name, value),
  send: (save) => sendFields(lessonId, save),
  schedule: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  newKey: () => crypto.randomUUID(),
  now: () => new Date(),
});

function shownIn(form: HTMLFormElement, { savedInstead, ...rendered }: Rendered): Shown {
  const values = renderedFields(form);
  return { ...rendered, values, saved: { ...values, ...savedInstead } };
}
