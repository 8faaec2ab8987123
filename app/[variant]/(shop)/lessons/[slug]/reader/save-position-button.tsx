import { FormName } from "@/components/form/form-name";
import { buttonClass } from "@/components/ui/button-class";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { Section } from "@/lib/format/markdown/sections";
import { saveReadingPosition } from "./progress-actions";

/** Without JavaScript, a button under each heading saves the reading position. */
export function SavePositionButton({ lesson, sections, section }: SavePositionButtonProps) {
  const index = sections.findIndex(({ id }) => id === section);
  return (
    <noscript>
      <form action={saveReadingPosition} className="print:hidden">
        <FormName name="save-reading-position" />
        <input type="hidden" name="lessonId" value={lesson.id} />
        <input type="hidden" name="slug" value={lesson.slug} />
        <input type="hidden" name="section" value={section} />
        <input type="hidden" name="fraction" value={index / sections.length} />
        <button type="submit" className={buttonClass({ variant: "quiet", size: "small" })}>
          I am here
          <span className="sr-only">
            {" "}
            in “<bdi>{sections[index]?.title}</bdi>”
          </span>
        </button>
      </form>
    </noscript>
  );
}

type SavePositionButtonProps = { lesson: Lesson; sections: Section[]; section: string };
