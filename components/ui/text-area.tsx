import type { ComponentProps } from "react";
import { controlClass, Labelled, type Labels } from "./labelled";

/** A labelled text of several lines; its writing direction is the text's own. */
export function TextArea({ label, hint, error, ...input }: TextAreaProps) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          dir="auto"
          className={`${controlClass} px-3.5 py-2.5 text-body text-ink placeholder:text-soft`}
          {...input}
        />
      )}
    </Labelled>
  );
}

type TextAreaProps = Omit<ComponentProps<"textarea">, "id" | "className"> & Labels;
