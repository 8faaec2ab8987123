import { type ComponentProps, useId } from "react";

/** A labelled field for files; hint and error are announced with it. */
export function FileField({ label, hint, error, ...input }: FileFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        {label}
      </label>
      <input
        id={id}
        type="file"
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}
        aria-invalid={error ? true : undefined}
        className={
          "block w-full rounded-control border border-edge bg-sheet text-small text-soft hover:border-ink " +
          "aria-invalid:border-2 aria-invalid:border-bad file:me-3 file:min-h-12 file:cursor-pointer file:border-0 " +
          "file:bg-well file:px-3.5 file:font-semibold file:text-ink"
        }
        {...input}
      />
      <p id={`${id}-hint`} className="mt-1.5 text-small text-soft">
        {hint}
      </p>
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-small font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

type FileFieldProps = Omit<ComponentProps<"input">, "id" | "className" | "type"> & {
  label: string;
  hint: string;
  error?: string;
};
