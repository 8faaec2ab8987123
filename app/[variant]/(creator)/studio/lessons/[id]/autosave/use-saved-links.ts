import { useRouter } from "next/navigation";
import { type RefObject, useEffect } from "react";
import type { Autosaver } from "./autosaver";

/** Links within the shop, of which the browser does not ask, are followed once the text is saved. */
export function useSavedLinks(saver: RefObject<Autosaver | null>): void {
  const router = useRouter();
  useEffect(() => {
    const follow = async (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href]");
      if (!link || !isFollowedHere(event, link) || !saver.current) return;
      if (Object.keys(saver.current.unsaved()).length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      await saver.current.save();
      const isSaved = Object.keys(saver.current.unsaved()).length === 0;
      if (isSaved || window.confirm("Leave without saving what you typed?"))
        router.push(link.pathname + link.search + link.hash);
    };
    document.addEventListener("click", follow, true);
    return () => document.removeEventListener("click", follow, true);
  }, [saver, router]);
}

const isFollowedHere = (event: MouseEvent, link: HTMLAnchorElement) =>
  link.target !== "_blank" &&
  link.origin === location.origin &&
  event.button === 0 &&
  !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
