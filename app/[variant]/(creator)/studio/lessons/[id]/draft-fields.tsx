import { randomUUID } from "node:crypto";
import { type ReactNode, useId } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { subjects } from "@/lib/catalogue/search/params";
import { currencies } from "@/lib/format/currencies";
import { currencyName } from "@/lib/format/money";
import { capitalise } from "@/lib/format/names";
import { getLocale } from "@/lib/rendering/variant";
import { type DraftValues, draftValues } from "@/lib/studio/drafts/draft-form";
import type { Draft, RefusedSave } from "@/lib/studio/drafts/drafts";
import { LessonText } from "./text/lesson-text";
import { MarkdownField } from "./text/markdown-field";

/** Name, value and error of a field. */
type FieldOf = (name: keyof DraftValues) => { name: string; defaultValue: string; error?: string };
type Problem = { column: string; message: string } | null;

export async function DraftFields({ draft, refused, problem }: DraftFieldsProps) {
  const values = draftValues(draft, await getLocale(), refused?.typed);
  const field: FieldOf = (name) => ({
    name,
    defaultValue: values[name],
    ...(problem?.column === name && { error: problem.message }),
  });
  return (
    <>
      <input type="hidden" name="lessonId" value={draft.lessonId} />
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="key" value={randomUUID()} />
      {refused && <input type="hidden" name="resolvedKey" value={refused.key} />}
      <About field={field} subject={values.subject} />
      <Part title="The lesson" isWide>
        <LessonText lessonId={draft.lessonId} language={values.language}>
          <MarkdownField
            lessonId={draft.lessonId}
            language={values.language}
            label="Free part"
            hint="How it begins: everyone reads it. Formatting is Markdown: ## heading, **bold**, - list."
            rows={10}
            {...field("preview")}
          />
          <MarkdownField
            lessonId={draft.lessonId}
            language={values.language}
            label="Paid part"
            hint="What follows for those who bought it. Their page shows both parts as one text."
            rows={24}
            {...field("paid_part")}
          />
        </LessonText>
      </Part>
      <Part title="For whom">
        <TextArea
          label="After it you can …"
          hint="Two to five endings of this sentence, a line each."
          rows={5}
          {...field("outcomes")}
        />
        <TextArea label="Who it is for, and what they need" rows={3} {...field("audience")} />
      </Part>
      <PriceAndLength field={field} currency={values.currency} />
    </>
  );
}

type DraftFieldsProps = {
  draft: Draft;
  /** What could not be saved, which stands in the fields. */
  refused: RefusedSave | null;
  problem: Problem;
};

function About({ field, subject }: { field: FieldOf; subject: string }) {
  return (
    <Part title="What it is">
      <Field label="Title" autoComplete="off" {...field("title")} />
      <TextArea
        label="Summary"
        hint="One or two sentences that everyone reads before they buy."
        rows={3}
        {...field("summary")}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <Select key={subject} label="Subject" {...field("subject")}>
          <option value="">Choose one</option>
          {subjects.map((name) => (
            <option key={name} value={name}>
              {capitalise(name)}
            </option>
          ))}
        </Select>
        <Field
          label="Language"
          hint="Its tag, like “en”, “pt-BR” or “zh-Hant”."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...field("language")}
        />
      </div>
    </Part>
  );
}

function PriceAndLength({ field, currency }: { field: FieldOf; currency: string }) {
  return (
    <Part title="Price and length">
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label="Price" hint="0 is free." inputMode="decimal" autoComplete="off" {...field("price")} />
        <Select key={currency} label="Currency" {...field("currency")}>
          {[...currencies.keys()].map((code) => (
            <option key={code} value={code}>
              {`${code.toUpperCase()} – ${currencyName(code)}`}
            </option>
          ))}
        </Select>
      </div>
      <Field label="Minutes it takes" inputMode="numeric" autoComplete="off" {...field("duration_minutes")} />
      <Field
        label="Address"
        hint="The end of its link: /lessons/… Links to earlier addresses keep working."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...field("slug")}
      />
    </Part>
  );
}

function Part({ title, isWide = false, children }: PartProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`grid grid-cols-1 gap-6 border-t-4 border-ink pt-5 ${isWide ? "" : "max-w-reader"}`}
    >
      <h2 id={id} className="font-display text-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

type PartProps = { title: string; isWide?: boolean; children: ReactNode };
