"use client";

import { useEffect, useRef } from "react";

/**
 * Records the reading position in the background; its script loads after the page. `isVisitRecorded`: else the visit,
 * too, as soon as the page is shown.
 */
export function ReadingTracker({ lessonId, isVisitRecorded }: ReadingTrackerProps) {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // Next keeps pages that were left in the document, so there may be other lessons.
    const article = here.current?.closest("article");
    if (!article) return;
    let stop = () => {};
    let isUnmounted = false;
    import("./watch-lesson").then(({ watchLesson }) => {
      if (!isUnmounted) stop = watchLesson(article, lessonId, isVisitRecorded);
    });
    return () => {
      isUnmounted = true;
      stop();
    };
  }, [lessonId, isVisitRecorded]);
  return <span ref={here} hidden />;
}

type ReadingTrackerProps = { lessonId: string; isVisitRecorded: boolean };
