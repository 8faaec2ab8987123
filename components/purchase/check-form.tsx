import type { ReactNode } from "react";
import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "../ui/submit-button";

/** For those whose webhook may be lost. `children` says what is read. */
export function CheckForm({ name, purchaseId, action, children }: CheckFormProps) {
  return (
    <form action={action}>
      <FormName name={name} />
      <input type="hidden" name="purchaseId" value={purchaseId} />
      <SubmitButton variant="secondary" wide>
        Check this payment
      </SubmitButton>
      <p className="mt-2 text-small text-pretty text-soft">{children}</p>
    </form>
  );
}

type CheckFormProps = {
  name: "check-purchase" | "check-sale";
  purchaseId: string;
  action: (form: FormData) => Promise<void>;
  children: ReactNode;
};
