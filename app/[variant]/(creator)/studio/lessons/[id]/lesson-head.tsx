import Link from "next/link";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { Draft } from "@/lib/studio/drafts/drafts";
import { type LessonPage, lessonPath, StudioLinks } from "./studio-links";

type Props = { draft: Pick<Draft, "lessonId" | "title" | "language">; here: LessonPage };

/** What the pages about one lesson begin with. */
export const LessonHead = ({ draft: { lessonId, title, language }, here }: Props) => (
  <>
    <PageHeading
      title={title || "A new lesson"}
      {...(title && { language })}
      above={
        <Link href="/studio" className="link inline-flex min-h-11 items-center">
          Your studio
        </Link>
      }
    />
    <FlashNotice path={lessonPath(lessonId, here)} />
    <StudioLinks lessonId={lessonId} here={here} />
  </>
);
