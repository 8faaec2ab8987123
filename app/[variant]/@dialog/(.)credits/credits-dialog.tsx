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
      className="m-auto max-h-[90dvh] w-[calc(100%-2rem)] max-w-reader scroll-pt-24 rounded-card border border-line bg-paper text-ink backdrop:bg-black/60"
    >
      <div className="sticky top-0 z-10 flex items-baseline justify-between gap-x-6 bg-paper px-5 pt-3 pb-1 sm:px-7 sm:pt-5">
        <h2 id="dialog-title" className="font-display text-heading">
          Credits
        </h2>
        <Button variant="quiet" size="small" onClick={back} className="-me-1">
          Close
        </Button>
      </div>
      <div className="px-5 pt-2 pb-5 sm:px-7 sm:pb-7">{children}</div>
    </dialog>
  );
}
