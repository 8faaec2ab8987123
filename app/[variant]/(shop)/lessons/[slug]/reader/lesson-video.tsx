import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { isolate } from "@/lib/format/isolate";
import { languageName } from "@/lib/format/language";
import type { LessonContent, Progress } from "@/lib/learning/reading";
import { StopVideo } from "./stop-video";

/** Starts where the learner left it. The route redirects to a signed URL that expires after minutes. */
export function LessonVideo({ lesson, content, progress }: LessonVideoProps) {
  const { captionsLanguage, captionsLabel } = content;
  const url = `/api/lessons/${lesson.id}`;
  const resumesAt = progress && progress.videoFraction < NEARLY_ALL ? Math.floor(progress.videoSeconds) : 0;
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: present wherever the creator has written them */}
      <video
        controls
        playsInline
        preload="metadata"
        width={1200}
        height={750}
        poster={resumesAt ? undefined : (lesson.coverPath ?? undefined)}
        aria-label={`Video: ${isolate(lesson.title)}`}
        src={`${url}/video${resumesAt ? `#t=${resumesAt}` : ""}`}
        className="block aspect-[16/10] h-auto w-full rounded-card bg-well print:hidden"
      >
        {captionsLanguage && (
          <track
            kind="captions"
            srcLang={captionsLanguage}
            label={captionsLabel ?? languageName(captionsLanguage)}
            src={`${url}/captions`}
            default
          />
        )}
        <p>Your browser cannot play this video. The lesson’s text is below.</p>
      </video>
      <StopVideo />
    </>
  );
}

// A video seen nearly to its end starts again.
const NEARLY_ALL = 0.97;

type LessonVideoProps = { lesson: Lesson; content: LessonContent; progress: Progress | null };
