import type { ReactNode } from "react";
import type { ButtonLook } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import { goToPayment } from "./actions";

/** One click to the payment of a lesson, from any page: on with the checkout that is open, or to a new one. */
export function PayButton({ lesson: { id, slug }, children, ...look }: PayButtonProps) {
  return (
    <form action={goToPayment}>
      <input type="hidden" name="lessonId" value={id} />
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton {...look}>{children}</SubmitButton>
    </form>
  );
}

type PayButtonProps = ButtonLook & { lesson: { id: string; slug: string }; children: ReactNode };
