import type { ReactNode } from "react";
import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormName as Name } from "@/lib/http/forms/form-names";

/** A form of one quiet button; `about` tells screen readers what it acts on. */
export function RowForm({ lessonId, fileId, about, name, action, fields = {}, children }: RowFormProps) {
  const values = { lessonId, ...(fileId && { fileId }), ...fields };
  return (
    <form action={action}>
      <FormName name={name} />
      {Object.entries(values).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton variant="quiet" size="small">
        <span>
          {children}
          <span className="sr-only">: {about}</span>
        </span>
      </SubmitButton>
    </form>
  );
}

type RowFormProps = {
  lessonId: string;
  fileId?: string;
  about: string;
  name: Name;
  action: (form: FormData) => Promise<void>;
  fields?: Record<string, string>;
  children: ReactNode;
};
