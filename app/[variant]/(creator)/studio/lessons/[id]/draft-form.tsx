"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { FormName } from "@/components/form/form-name";
import { isTimeZone } from "@/lib/format/time-zones";
import { CrashCopyOffer } from "./autosave/crash-copy-offer";
import { SaveState } from "./autosave/save-state";
import { type Rendered, useAutosave } from "./autosave/use-autosave";
import { useSavedLinks } from "./autosave/use-saved-links";

/**
 * Keeps what is typed, before, during and after a save. `rendered` names the state of the draft that the fields were
 * rendered from: a field in which nothing was typed follows it. Without JavaScript its buttons send it.
 */
export function DraftForm({ rendered, locale, timeZone, buttons, children }: DraftFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { saver, status, isKept } = useAutosave(form, rendered);
  useSavedLinks(saver);
  const router = useRouter();
  // Browsers know fewer zones than the server: an older one would refuse a new name.
  const times = { locale, timeZone: isTimeZone(timeZone) ? timeZone : "UTC" };
  const page = `/studio/lessons/${rendered.lessonId}`;
  /** Whether the next state of the page was asked for by a press: then it takes the focus to what is wrong. */
  const isAskedFor = useRef(false);
  const show = () => {
    isAskedFor.current = true;
    router.refresh();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state of the draft is shown once
  useEffect(() => {
    if (!isAskedFor.current) return;
    isAskedFor.current = false;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    (wrong ?? document.querySelector<HTMLElement>("#not-saved"))?.focus();
  }, [rendered.version, rendered.refusedKey]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    if (!saver.current) return; // Not interactive yet: the browser sends it.
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const next = submitter instanceof HTMLButtonElement && submitter.name === "next" ? submitter.value : null;
    let { kind } = await saver.current.decide();
    if (kind === "unsaved") ({ kind } = await saver.current.save()); // Typed meanwhile.
    if (kind === "saved" || kind === "unchanged") return next ? router.push(`${page}/${next}`) : show();
    if (kind === "stale" || kind === "invalid") show();
  };
  return (
    <form
      ref={form}
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
      className="grid grid-cols-1 gap-10 [&_*]:scroll-mb-48"
    >
      <FormName name="save-draft" />
      <CrashCopyOffer form={form} {...rendered} {...times} onRestore={() => saver.current?.typed()} />
      {children}
      <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line bg-paper px-4 py-3">
        <div className="flex flex-wrap gap-3">{buttons}</div>
        <SaveState status={status} isKept={isKept} page={page} {...times} onCompare={show} />
      </div>
    </form>
  );
}

type DraftFormProps = {
  rendered: Rendered;
  locale: string;
  /** The creator's, as on every page of the studio: the browser's may be another. */
  timeZone: string;
  buttons: ReactNode;
  children: ReactNode;
};
