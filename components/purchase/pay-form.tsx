import type { ReactNode } from "react";
import { FormName } from "../form/form-name";
import type { ButtonLook } from "../ui/button-class";
import { SubmitButton } from "../ui/submit-button";

/** Resumes the open checkout of a lesson or starts a new one, from any page. `action` reads `lessonId` and `slug`. */
export function PayForm({ lesson: { id, slug }, action, className, children, ...look }: PayFormProps) {
  return (
    <form action={action} className={className}>
      <FormName name="go-to-payment" />
      <input type="hidden" name="lessonId" value={id} />
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton {...look}>{children}</SubmitButton>
    </form>
  );
}

export type PayFormProps = ButtonLook & {
  lesson: { id: string; slug: string };
  action: (form: FormData) => Promise<void>;
  className?: string;
  children: ReactNode;
};
