"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { FormName } from "@/components/form/form-name";
import { Notice } from "@/components/ui/notice";
import { type SaveState, saveLesson } from "./actions";

/** Keeps what was typed when nothing could be saved, and asks before a page with unsaved text is left. */
export function DraftForm({ children }: { children: ReactNode }) {
  const [state, save] = useActionState(saveOrKeep, {});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => isChanged(form.current) && event.preventDefault();
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
    startTransition(() => save(typed));
  };
  return (
    <form ref={form} action={save} onSubmit={submit} className="grid max-w-reader gap-10 [&_*]:scroll-mb-24">
      <FormName name="save-draft" />
      {state.problem && (
        <Notice tone="danger" title="Not saved. What you typed is still here.">
          {problems[state.problem]}
        </Notice>
      )}
      {children}
    </form>
  );
}

/** Whether a text differs from what is saved. */
const isChanged = (form: HTMLFormElement | null) =>
  Array.from(form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea") ?? []).some(
    ({ value, defaultValue }) => value !== defaultValue,
  );

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
