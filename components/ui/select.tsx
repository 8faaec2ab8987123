import type { ComponentProps } from "react";
import { Chevron } from "./chevron";
import { controlClass, Labelled, type Labels } from "./labelled";

/** A labelled choice; `children` are its options. */
export function Select({ label, hint, error, children, ...select }: SelectProps) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <span className="relative block">
          <select
            {...control}
            className={`${controlClass} min-h-12 appearance-none ps-3.5 pe-9 text-body text-ellipsis text-ink`}
            {...select}
          >
            {children}
          </select>
          <span className="pointer-events-none absolute inset-y-0 end-3.5 grid place-items-center text-soft">
            <Chevron />
          </span>
        </span>
      )}
    </Labelled>
  );
}

type SelectProps = Omit<ComponentProps<"select">, "id" | "className"> & Labels;
