import Link from "next/link";
import type { ReactNode } from "react";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { LessonState } from "@/lib/checkout/lesson-states";
import { Price } from "../format/price";
import { PayForm } from "../purchase/pay-form";
import { Badge } from "../ui/badge";
import { buttonClass } from "../ui/button-class";

/**
 * The last line of a lesson's card: what its reader can do next, or how it stands. Each control's accessible name holds
 * the title, because a page has many of them.
 */
export function LessonAction({ lesson, known, isGuest, buy }: LessonActionProps) {
  return (
    <>
      {nextStep({ lesson, known, isGuest, buy })}
      {known?.finished && <Badge>Finished</Badge>}
    </>
  );
}

function nextStep({ lesson, known, isGuest, buy }: LessonActionProps) {
  switch (known?.state) {
    case "created":
      return <Badge>Your lesson</Badge>;
    case "owned":
      return <Badge strong>Owned</Badge>;
    case "processing":
      return <Badge>Being processed</Badge>;
    case "disputed":
      return <Badge>In dispute</Badge>;
    case "unfinished":
      return (
        <>
          <BuyForm lesson={lesson} buy={buy}>
            <span>
              Finish your purchase<span className="sr-only"> of</span> <HiddenTitle lesson={lesson} />
            </span>
          </BuyForm>
          <Price lesson={lesson} />
        </>
      );
    default:
      if (lesson.priceMinor === 0) return <StartLink lesson={lesson} isGuest={isGuest} />;
      return (
        <BuyForm lesson={lesson} buy={buy}>
          <span>
            Buy <HiddenTitle lesson={lesson} /> for <Price lesson={lesson} />
          </span>
        </BuyForm>
      );
  }
}

const BuyForm = ({ lesson, buy, children }: BuyFormProps) => (
  <PayForm lesson={lesson} action={buy} variant="secondary" size="small" className="relative">
    {children}
  </PayForm>
);

/** Members read at once, guests after they signed in. Fetched at the click: a page has many of these. */
function StartLink({ lesson, isGuest }: Pick<LessonActionProps, "lesson" | "isGuest">) {
  const page = `/lessons/${lesson.slug}`;
  return (
    <Link
      href={isGuest ? `/sign-in?next=${page}` : page}
      prefetch={false}
      className={buttonClass({ variant: "secondary", size: "small" }, "relative")}
    >
      <span>
        Start <HiddenTitle lesson={lesson} /> for free
      </span>
    </Link>
  );
}

const HiddenTitle = ({ lesson }: { lesson: Lesson }) => (
  <bdi lang={lesson.language} className="sr-only">
    {lesson.title}
  </bdi>
);

type BuyFormProps = Pick<LessonActionProps, "lesson" | "buy"> & { children: ReactNode };

type LessonActionProps = {
  lesson: Lesson;
  /** What the member has to do with it; of a guest nothing is known. */
  known: LessonState | undefined;
  isGuest: boolean;
  /** The server action that starts or resumes the checkout of the form's `lessonId` and `slug`. */
  buy: (form: FormData) => Promise<void>;
};
