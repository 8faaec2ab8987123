import type { ComponentProps } from "react";
import { controlClass, Labelled, type Labels } from "./labelled";

/** A labelled input. Pass `autoComplete`, `type`, `required` as usual. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          dir={input.type === undefined || input.type === "search" ? "auto" : undefined}
          className={`${controlClass} min-h-12 px-3.5 text-body text-ink placeholder:text-soft`}
          {...input}
        />
      )}
    </Labelled>
  );
}

type FieldProps = Omit<ComponentProps<"input">, "id" | "className"> & Labels;
