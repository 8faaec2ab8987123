import { FormName } from "@/components/form/form-name";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { getLocale } from "@/lib/rendering/variant";
import { draftValues } from "@/lib/studio/drafts/draft-form";
import { columnNames } from "@/lib/studio/drafts/draft-problems";
import type { Draft, RefusedSave } from "@/lib/studio/drafts/drafts";
import { discardDraftInput } from "./actions";
import { TextDifference } from "./text-difference";

/** What could not be saved, compared with what is saved. `count`: how many such saves there are. */
export async function RefusedSaveNotice({ draft, save, count }: RefusedSaveNoticeProps) {
  const locale = await getLocale();
  const saved = draftValues(draft, locale);
  const typed = draftValues(draft, locale, save.typed);
  const columns = columnNames.filter(({ column }) => saved[column] !== typed[column]);
  return (
    <section id="not-saved" tabIndex={-1} aria-label="Not saved" className="mb-10 max-w-reader scroll-mt-4">
      <Notice tone="warning" title={save.problem ? "Not saved yet" : "Another save came first"}>
        <p>
          The fields below hold what you typed. Save it to let it replace what is saved; the history keeps
          both.
          {count > 1 && " There is older text that was not saved, too: it follows when this is decided."}
        </p>
        <form action={discardDraftInput} className="mt-3">
          <FormName name="discard-draft-input" />
          <input type="hidden" name="lessonId" value={draft.lessonId} />
          <input type="hidden" name="key" value={save.key} />
          <SubmitButton variant="secondary" size="small">
            Keep what is saved instead
          </SubmitButton>
        </form>
      </Notice>
      <dl className="mt-6 grid gap-6">
        {columns.map(({ column, name }) => (
          <div key={column}>
            <dt className="mb-1.5 text-small font-semibold">{name}: saved and typed</dt>
            <dd>
              <TextDifference before={saved[column]} after={typed[column]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type RefusedSaveNoticeProps = { draft: Draft; save: RefusedSave; count: number };
