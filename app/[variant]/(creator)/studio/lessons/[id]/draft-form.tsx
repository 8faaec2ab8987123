"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { FormName } from "@/components/form/form-name";
import { Notice } from "@/components/ui/notice";
import { saveLesson } from "./actions";

/** Keeps what was typed when nothing could be saved, and asks before a page with unsaved text is left. */
export function DraftForm({ children }: { children: ReactNode }) {
  const [state, save] = useActionState(saveLesson, {});
  const form = useRef<HTMLFormElement>(null);
  const isTyped = useRef(false);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => isTyped.current && event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, []);
  // Not by `action` alone: React empties the fields after an action.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const typed = new FormData(event.currentTarget, submitter);
    isTyped.current = false;
    startTransition(() => save(typed));
  };
  return (
    <form
      ref={form}
      action={save}
      onSubmit={submit}
      onInput={() => {
        isTyped.current = true;
      }}
      className="grid max-w-reader gap-10 [&_*]:scroll-mb-24"
    >
      <FormName name="save-draft" />
      {state.isUnavailable && (
        <Notice tone="danger" title="Not saved.">
          We cannot reach the database. What you typed is still here: please save it again in a moment.
        </Notice>
      )}
      {children}
    </form>
  );
}
