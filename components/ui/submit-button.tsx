"use client";

import type { MouseEvent, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class";

/**
 * The button that sends its form. While the action runs it spins and ignores further clicks, and it keeps
 * its label and the focus, which `disabled` would take away.
 */
export function SubmitButton({ children, className, name, value, ...look }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const ignoreWhilePending = (event: MouseEvent) => pending && event.preventDefault();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending}
      aria-busy={pending}
      onClick={ignoreWhilePending}
      className={buttonClass(look, className)}
    >
      {pending && <span aria-hidden className="spinner" />}
      {children}
    </button>
  );
}

type SubmitButtonProps = ButtonLook & {
  children: ReactNode;
  className?: string;
  name?: string;
  value?: string;
};
