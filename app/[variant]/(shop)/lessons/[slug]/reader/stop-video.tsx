"use client";

import { useEffect, useRef } from "react";

/** Stops the video beside it when the page is left: Next keeps left pages in the document, browsers in memory. */
export function StopVideo() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const video = here.current?.parentElement?.querySelector("video");
    if (!video) return;
    const stop = () => {
      video.pause();
      if (document.pictureInPictureElement === video) document.exitPictureInPicture().catch(() => {});
    };
    window.addEventListener("pagehide", stop);
    return () => {
      window.removeEventListener("pagehide", stop);
      stop();
    };
  }, []);
  return <span ref={here} hidden />;
}
