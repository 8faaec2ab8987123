"use client";

import { type MouseEvent, type ReactNode, useState } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class";

/**
 * While the action runs it shows a spinner and ignores clicks; `aria-disabled` keeps the focus, which `disabled` would
 * lose. Offline it says so, and the form stays.
 */
export function SubmitButton({ children, className, name, value, ...look }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const [isOffline, setOffline] = useState(false);
  const onClick = (event: MouseEvent) => {
    setOffline(!navigator.onLine);
    if (pending || !navigator.onLine) event.preventDefault();
  };
  return (
    <>
      <button
        type="submit"
        name={name}
        value={value}
        aria-disabled={pending}
        aria-busy={pending}
        onClick={onClick}
        className={buttonClass(look, className)}
      >
        {pending && <span aria-hidden className="spinner" />}
        {children}
      </button>
      {isOffline && (
        <span role="alert" className="block w-full text-small font-medium text-bad">
          There is no connection. Nothing was sent: please try again when you are online.
        </span>
      )}
    </>
  );
}

type SubmitButtonProps = ButtonLook & {
  children: ReactNode;
  className?: string;
  name?: string;
  value?: string;
};
