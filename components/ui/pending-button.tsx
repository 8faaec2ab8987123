"use client";

import { type MouseEvent, type ReactNode, useState } from "react";
import { useFormStatus } from "react-dom";

/**
 * A submit button that shows a spinner and ignores clicks while the action runs; `aria-disabled` keeps the focus, which
 * `disabled` would lose. Offline it says so, and the form stays. Its looks come from the server: see SubmitButton.
 */
export function PendingButton({ children, className, name, value }: PendingButtonProps) {
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
        className={className}
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

export type PendingButtonProps = {
  children: ReactNode;
  className?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
};
