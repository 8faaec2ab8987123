import { FormName } from "@/components/form/form-name";
import { Field } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { addLessonCaptions } from "./actions";

/** Captions are short: they go through the form, also without JavaScript. */
export function CaptionsForm({ lessonId, language }: { lessonId: string; language: string }) {
  return (
    <form action={addLessonCaptions} className="grid gap-5 rounded-card border border-line p-5">
      <FormName name="add-captions" />
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
          defaultValue={language}
          hint="Its tag, like “en” or “pt-BR”."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Field
          label="What the player calls them"
          name="label"
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
