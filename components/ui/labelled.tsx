import { type ReactNode, useId } from "react";

/** A control with its label; hint and error are announced with it. */
export function Labelled({ label, hint, error, errorRole, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        {label}
      </label>
      {children({
        id,
        "aria-describedby":
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-small text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p
          id={`${id}-error`}
          role={errorRole}
          className="mt-1.5 text-small font-medium wrap-anywhere text-bad"
        >
          {error}
        </p>
      )}
    </div>
  );
}

export type Labels = { label: string; hint?: string | undefined; error?: string | undefined };

type LabelledProps = Labels & {
  /** Where the error comes without a new page. */
  errorRole?: "alert";
  children: (control: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
};

/** Of inputs, choices and texts, which show an error at their edge. */
export const controlClass =
  "block w-full rounded-control border border-edge bg-sheet hover:border-ink aria-invalid:border-2 aria-invalid:border-bad";
