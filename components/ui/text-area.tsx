import { type ComponentProps, useId } from "react";

/** A labelled text of several lines, as `Field`; its writing direction is the text's own. */
export function TextArea({ label, hint, error, className = "", ...input }: TextAreaProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        className={
          "block w-full rounded-control border border-edge bg-sheet px-3.5 py-2.5 text-body text-ink " +
          `placeholder:text-soft hover:border-ink aria-invalid:border-2 aria-invalid:border-bad ${className}`
        }
        {...input}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-small text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-small font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

type TextAreaProps = Omit<ComponentProps<"textarea">, "id"> & {
  label: string;
  hint?: string;
  error?: string | undefined;
};
