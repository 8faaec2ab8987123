import { FormName } from "@/components/form/form-name";
import { Field } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { readTyped } from "@/lib/http/forms/typed-form";
import { addLessonCaptions } from "./actions";

/** Captions are short: they go through the form, also without JavaScript. */
export async function CaptionsForm({ lessonId, language }: { lessonId: string; language: string }) {
  const typed = await readTyped(`/studio/lessons/${lessonId}/files`, "add-captions");
  return (
    <form action={addLessonCaptions} className="grid gap-5 rounded-card border border-line p-5">
      <FormName name="add-captions" />
      {typed?.message && <Notice tone="warning">{typed.message} The file has to be chosen again.</Notice>}
      <input type="hidden" name="lessonId" value={lessonId} />
      <FileField
        label="Captions"
        name="captions"
        accept=".vtt,text/vtt"
        hint="A WebVTT file (.vtt) with at most 200,000 characters. Editors of subtitles save them so."
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label="Their language"
          name="language"
          defaultValue={typed?.fields.language ?? language}
          hint="Its tag, like “en” or “pt-BR”."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Field
          label="What the player calls them"
          name="label"
          defaultValue={typed?.fields.label}
          hint="Empty: the name of the language."
          maxLength={120}
          autoComplete="off"
        />
      </div>
      <div>
        <SubmitButton variant="secondary">Add captions</SubmitButton>
      </div>
    </form>
  );
}
