"use client";

import { lazy, type RefObject, Suspense, useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";
import { formatDateTime } from "@/lib/format/dates";
import { columnNames } from "@/lib/studio/drafts/draft-problems";
import { type CrashCopy, discardCrashCopy, findCrashCopy } from "./crash-copies";
import { readFields, renderedFields, writeField } from "./form-fields";

// Its library is large, and seldom needed.
const TextDifference = lazy(async () => ({ default: (await import("../text-difference")).TextDifference }));

/** Offers text whose page ended before it was saved. It is never put into the fields without being asked for. */
export function CrashCopyOffer({
  form,
  memberId,
  lessonId,
  locale,
  timeZone,
  onRestore,
}: CrashCopyOfferProps) {
  const [copy, setCopy] = useState<CrashCopy | null>(null);
  const [decided, setDecided] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each decision the next older text is offered
  useEffect(() => {
    let isLeft = false;
    findNews(form.current, memberId, lessonId).then((found) => isLeft || setCopy(found));
    return () => {
      isLeft = true;
    };
  }, [form, memberId, lessonId, decided]);
  if (!copy) return null;
  const saved = form.current ? readFields(form.current) : {};
  const decide = (isWanted: boolean) => {
    if (isWanted && form.current)
      for (const [name, value] of Object.entries(copy.fields)) writeField(form.current, name, value);
    if (isWanted) onRestore();
    discardCrashCopy(copy);
    setDecided(decided + 1);
  };
  const time = formatDateTime(new Date(copy.at).toISOString(), locale, timeZone);
  return (
    <section aria-label="Text that was not saved" className="max-w-reader">
      <Notice tone="warning" title={`You have text from ${time} that was not saved.`}>
        <div className="mt-2 flex flex-wrap gap-3">
          <button type="button" className={buttonClass({ size: "small" })} onClick={() => decide(true)}>
            Restore it
          </button>
          <button
            type="button"
            className={buttonClass({ size: "small", variant: "secondary" })}
            onClick={() => decide(false)}
          >
            Discard it
          </button>
        </div>
      </Notice>
      <dl className="mt-6 grid gap-6">
        {columnNames.map(({ column, name }) => {
          const [before = "", after = ""] = [saved[column], copy.fields[column] ?? saved[column]];
          return before === after ? null : (
            <div key={column}>
              <dt className="mb-1.5 text-small font-semibold">
                {name}: what is here, and what was not saved
              </dt>
              <dd>
                <Suspense fallback={after}>
                  <TextDifference before={before} after={after} />
                </Suspense>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

type CrashCopyOfferProps = {
  form: RefObject<HTMLFormElement | null>;
  memberId: string;
  lessonId: string;
  locale: string;
  timeZone: string;
  onRestore: () => void;
};

/** Text that the shop has meanwhile is discarded. */
async function findNews(form: HTMLFormElement | null, memberId: string, lessonId: string) {
  for (;;) {
    const copy = await findCrashCopy(memberId, lessonId);
    if (!copy || !form) return null;
    const shown = renderedFields(form);
    if (Object.entries(copy.fields).some(([name, value]) => shown[name] !== value)) return copy;
    discardCrashCopy(copy);
  }
}
