"use client";

import { usePathname, useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, type SyntheticEvent, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

/** A slot keeps what it showed when a link leads on from there. */
export function CreditsDialog({ children }: { children: ReactNode }) {
  return usePathname() === "/credits" && <OpenDialog>{children}</OpenDialog>;
}

/** Modal, over the page that it was opened from; closing it goes back there. */
function OpenDialog({ children }: { children: ReactNode }) {
  const { back } = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is in the document, it gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    back();
  };
  const clickBackdrop = (event: MouseEvent) => event.target === dialog.current && back();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape cancels
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      onCancel={cancel}
      onClick={clickBackdrop}
      className="m-auto max-h-[90dvh] w-[calc(100%-2rem)] max-w-reader rounded-card border border-line bg-paper text-ink backdrop:bg-black/60"
    >
      <div className="p-5 sm:p-7">
        <div className="mb-4 flex items-baseline justify-between gap-x-6">
          <h2 id="dialog-title" className="font-display text-heading">
            Credits
          </h2>
          <Button variant="quiet" size="small" onClick={back}>
            Close
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
