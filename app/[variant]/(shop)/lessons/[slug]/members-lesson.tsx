import { FlashNotice } from "@/components/flash/flash-notice";
import type { User } from "@/lib/auth/session";
import type { MembersLesson } from "@/lib/learning/reading";
import { LessonReader } from "./reader/lesson-reader";
import { recordPageVisit } from "./reader/record-visit";
import { getBuyerState } from "./sales-page/buyer-state";
import { LessonSalesPage } from "./sales-page/lesson-sales-page";
import { settleRedemption } from "./undoable-redemption";

/** The reader for members with access, the sales page for the others. */
export async function MembersLessonPage({ user, found, asked }: MembersLessonPageProps) {
  const { lesson, progress } = found;
  const isLearner = user.id !== lesson.creatorId;
  // Row-level security decides: without access there is no content, whatever the URL says about a payment.
  const { content, justOpened } = isLearner
    ? await settleRedemption(user, found, asked.opened)
    : { content: found.content, justOpened: null };
  const isVisitRecorded = isLearner && content !== null && (await recordPageVisit(lesson));
  return (
    <>
      <div className={content ? "mx-auto max-w-reader" : undefined}>
        <FlashNotice path={`/lessons/${lesson.slug}`} />
      </div>
      {content ? (
        <LessonReader
          lesson={lesson}
          content={content}
          progress={progress}
          isLearner={isLearner}
          isVisitRecorded={isVisitRecorded}
        />
      ) : (
        <LessonSalesPage
          lesson={lesson}
          justOpened={justOpened}
          {...(!justOpened && (await getBuyerState(user, found, asked)))}
        />
      )}
    </>
  );
}

type MembersLessonPageProps = {
  user: User;
  found: MembersLesson;
  /** From the URL. */
  asked: { payment?: unknown; opened?: unknown; code?: unknown };
};
