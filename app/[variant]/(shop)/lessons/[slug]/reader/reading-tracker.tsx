"use client";

import { useEffect } from "react";

/** Keeps the learner's place in the background. What it does is fetched once the page stands. */
export function ReadingTracker({ lessonId }: { lessonId: string }) {
  useEffect(() => {
    let stop = () => {};
    let isLeft = false;
    import("./watch-lesson").then(({ watchLesson }) => {
      if (!isLeft) stop = watchLesson(lessonId);
    });
    return () => {
      isLeft = true;
      stop();
    };
  }, [lessonId]);
  return null;
}
