import type { ReactNode } from "react";
import { FormName } from "@/components/form/form-name";
import type { ButtonLook } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { goToPayment } from "./actions";

/** Resumes the open checkout or starts a new one, from any page. */
export function PayButton({ lesson: { id, slug }, children, ...look }: PayButtonProps) {
  return (
    <form action={goToPayment}>
      <FormName name="go-to-payment" />
      <input type="hidden" name="lessonId" value={id} />
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton {...look}>{children}</SubmitButton>
    </form>
  );
}

type PayButtonProps = ButtonLook & { lesson: { id: string; slug: string }; children: ReactNode };
