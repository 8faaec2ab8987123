import Link from "next/link";
import type { ReactNode } from "react";
import { Count } from "@/components/format/count";
import { DateTime } from "@/components/format/date-time";
import { Price } from "@/components/format/price";
import { Badge } from "@/components/ui/badge";
import type { OwnLesson } from "@/lib/studio/lessons";

export function LessonRow({ lesson, timeZone, heading: Heading }: LessonRowProps) {
  const { id, title, language, status, publishedAt, changedAt, hasChanges, sales } = lesson;
  return (
    <li className="grid items-baseline gap-x-8 gap-y-3 border-b border-line py-4 lg:grid-cols-[1fr_34rem]">
      <div className="min-w-0">
        <Heading lang={language} dir="auto" className="font-display text-title text-balance">
          <Link href={`/studio/lessons/${id}`} className="link wrap-anywhere decoration-transparent">
            {title}
          </Link>
        </Heading>
        {status === "draft" && publishedAt && (
          <p className="mt-1">
            <Badge>Was published before</Badge>
          </p>
        )}
        {hasChanges && (status === "published" || status === "unpublished") && (
          <p className="mt-1">
            <Badge>Changes not published</Badge>
          </p>
        )}
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-[6rem_6rem_1fr] lg:text-end">
        <Figure name="Price">
          <Price lesson={lesson} />
        </Figure>
        <Figure name="Sales">
          <Count of={sales} />
        </Figure>
        <Figure name="Changed" className="max-sm:col-span-2">
          <DateTime at={changedAt} timeZone={timeZone} />
        </Figure>
      </dl>
    </li>
  );
}

const Figure = ({ name, className, children }: FigureProps) => (
  <div className={className}>
    <dt className="text-fine text-soft">{name}</dt>
    <dd className="tabular-nums">{children}</dd>
  </div>
);

type LessonRowProps = { lesson: OwnLesson; timeZone: string; heading: "h2" | "h3" };

type FigureProps = { name: string; className?: string; children: ReactNode };
