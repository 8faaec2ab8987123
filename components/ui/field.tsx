import { type ComponentProps, useId } from "react";

/** A labelled input; hint and error are announced with it. Pass `autoComplete`, `type`, `required` as usual. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        {label}
      </label>
      <input
        id={id}
        dir={input.type === undefined || input.type === "search" ? "auto" : undefined}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        className={
          "block min-h-12 w-full rounded-control border border-edge bg-sheet px-3.5 text-body text-ink " +
          "placeholder:text-soft hover:border-ink aria-invalid:border-2 aria-invalid:border-bad"
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

type FieldProps = Omit<ComponentProps<"input">, "id" | "className"> & {
  label: string;
  hint?: string;
  error?: string;
};
