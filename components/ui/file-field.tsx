import type { ComponentProps } from "react";
import { controlClass, Labelled, type Labels } from "./labelled";

/** A labelled field for files. */
export function FileField({ label, hint, error, ...input }: FileFieldProps) {
  return (
    <Labelled label={label} hint={hint} error={error} errorRole="alert">
      {(control) => (
        <input
          {...control}
          type="file"
          className={
            `${controlClass} text-small text-soft file:me-3 file:min-h-12 file:cursor-pointer file:border-0 ` +
            "file:bg-well file:px-3.5 file:font-semibold file:text-ink"
          }
          {...input}
        />
      )}
    </Labelled>
  );
}

type FileFieldProps = Omit<ComponentProps<"input">, "id" | "className" | "type"> & Labels;
