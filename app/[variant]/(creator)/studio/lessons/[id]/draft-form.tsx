"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import type { Message } from "@/components/flash/message";
import { studioMessage } from "@/components/flash/studio-message";
import { FormName } from "@/components/form/form-name";
import { Notice } from "@/components/ui/notice";
import { type SaveState, saveLesson } from "./actions";

/**
 * Keeps what is typed, before, during and after a save, and asks before unsaved text is left. `shown` names the state
 * of the draft that the fields were rendered from: a field in which nothing was typed follows it.
 */
export function DraftForm({ shown, children }: { shown: string; children: ReactNode }) {
  const [state, save] = useActionState(saveOrKeep, {});
  const form = useRef<HTMLFormElement>(null);
  /** Names of the fields in which was typed since the last save, and those that it sent. */
  const typed = useRef(new Set<string>());
  const sent = useRef(new Set<string>());
  useEffect(() => askBeforeLeaving(() => isChanged(form.current)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state of the draft is shown once
  useEffect(() => {
    for (const field of textsOf(form.current))
      if (!typed.current.has(field.name)) field.value = field.defaultValue;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [shown]);
  useEffect(() => {
    if (state.problem) for (const name of sent.current) typed.current.add(name);
  }, [state]);
  // Not by `action` alone: React empties the fields after an action.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const data = new FormData(event.currentTarget, submitter);
    sent.current = typed.current;
    typed.current = new Set();
    startTransition(() => save(data));
  };
  return (
    <form
      ref={form}
      action={save}
      onSubmit={submit}
      onInput={({ target }) => {
        if (isText(target)) typed.current.add(target.name);
      }}
      className="grid max-w-reader gap-10 [&_*]:scroll-mb-48"
    >
      <FormName name="save-draft" />
      {(state.problem || state.result) && (
        <div className="sticky top-3 z-10">
          {state.problem && (
            <Notice tone="danger" title="Not saved. What you typed is still here.">
              {problems[state.problem]}
            </Notice>
          )}
          {state.result && <SaveResult {...studioMessage(state.result)} />}
        </div>
      )}
      {children}
    </form>
  );
}

const SaveResult = ({ tone, title, text }: Message) => (
  <Notice tone={tone} title={title}>
    {text}
  </Notice>
);

const isText = (target: EventTarget) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

const textsOf = (form: HTMLFormElement | null) =>
  Array.from(
    form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type=hidden]), textarea") ??
      [],
  );

/** Whether a text differs from what is saved. */
const isChanged = (form: HTMLFormElement | null) =>
  textsOf(form).some(({ value, defaultValue }) => value !== defaultValue);

/** For closing and reloading, and for links within the shop, of which the browser does not ask. */
function askBeforeLeaving(mustAsk: () => boolean): () => void {
  const unload = (event: BeforeUnloadEvent) => mustAsk() && event.preventDefault();
  const click = (event: MouseEvent) => {
    const isLink = event.target instanceof Element && event.target.closest("a[href]") !== null;
    if (!isLink || !mustAsk() || window.confirm("Leave without saving what you typed?")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("beforeunload", unload);
  document.addEventListener("click", click, true);
  return () => {
    window.removeEventListener("beforeunload", unload);
    document.removeEventListener("click", click, true);
  };
}

/** Whatever goes wrong on the way, the page stays with what was typed. */
async function saveOrKeep(before: SaveState, form: FormData): Promise<SaveState> {
  try {
    return await saveLesson(before, form);
  } catch (error) {
    unstable_rethrow(error); // a redirect, after a save
    return { problem: "unavailable" };
  }
}

const problems: Record<NonNullable<SaveState["problem"]>, string> = {
  unavailable: "We cannot reach the shop just now. Please save it again in a moment.",
  rate_limited: "That was a little too fast. Please save it again in a minute.",
  unauthenticated: "You are signed out. Sign in again in another tab, then save here.",
};
