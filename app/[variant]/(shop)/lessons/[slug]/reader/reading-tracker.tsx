"use client";

import { useEffect } from "react";

/** Records the reading position in the background; its script loads after the page. */
export function ReadingTracker({ lessonId }: { lessonId: string }) {
  useEffect(() => {
    let stop = () => {};
    let isUnmounted = false;
    import("./watch-lesson").then(({ watchLesson }) => {
      if (!isUnmounted) stop = watchLesson(lessonId);
    });
    return () => {
      isUnmounted = true;
      stop();
    };
  }, [lessonId]);
  return null;
}
