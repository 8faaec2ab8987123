import { randomUUID } from "node:crypto";
import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import { startLesson } from "./lessons/[id]/actions";

/** The id makes the form idempotent: a lesson is begun once. */
export const NewLessonForm = () => (
  <form action={startLesson}>
    <FormName name="start-lesson" />
    <input type="hidden" name="lessonId" value={randomUUID()} />
    <SubmitButton size="small">New lesson</SubmitButton>
  </form>
);
