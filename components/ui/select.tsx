import { type ComponentProps, useId } from "react";

/** A labelled choice; `children` are its options. */
export function Select({ label, error, children, ...select }: SelectProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        {label}
      </label>
      <select
        id={id}
        aria-describedby={error && `${id}-error`}
        aria-invalid={error ? true : undefined}
        className="block min-h-12 w-full rounded-control border border-edge bg-sheet px-3.5 text-body text-ink hover:border-ink aria-invalid:border-2 aria-invalid:border-bad"
        {...select}
      >
        {children}
      </select>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-small font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

type SelectProps = Omit<ComponentProps<"select">, "id" | "className"> & { label: string; error?: string };
