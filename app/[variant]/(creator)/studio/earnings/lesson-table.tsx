import Link from "next/link";
import type { ReactNode } from "react";
import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { LinkButton } from "@/components/ui/button";
import type { EarningsRange } from "@/lib/studio/earnings/earnings-range";
import type { CurrencySums, LessonEarnings } from "@/lib/studio/earnings/earnings-report";
import { earningsUrl, figureUrl } from "./earnings-query";
import { FigureLinks } from "./figure-links";

type Props = {
  range: EarningsRange;
  currency: string;
  total: CurrencySums;
  lessons: LessonEarnings[];
  isFirst: boolean;
  nextAfter: string | undefined;
};

/** The lessons that earned most; the others together are what the sums have beyond them. */
export function LessonTable({ range, currency, total, lessons, isFirst, nextAfter }: Props) {
  const shown = (of: "grossMinor" | "netMinor" | "sales") =>
    lessons.reduce((sum, lesson) => sum + lesson[of], 0);
  const url = (after = "") => earningsUrl(range, { currency, after });
  return (
    <section className="mt-14">
      <h2 className="mb-2 border-t-4 border-ink pt-4 font-display text-heading">By lesson</h2>
      <ul>
        {lessons.map((lesson) => (
          <LessonRow key={lesson.lessonId} lesson={lesson} range={range} currency={currency} />
        ))}
      </ul>
      {(nextAfter || !isFirst) && (
        <p className="mt-3 text-small text-soft">
          All other lessons: <Count of={total.sales - shown("sales")} /> sales, gross{" "}
          <Money minor={total.grossMinor - shown("grossMinor")} currency={currency} />, yours{" "}
          <Money minor={total.netMinor - shown("netMinor")} currency={currency} />.
        </p>
      )}
      <nav aria-label="Pages of lessons" className="mt-6 flex flex-wrap gap-3 empty:hidden">
        {nextAfter && (
          <LinkButton href={url(nextAfter)} variant="secondary">
            More lessons
          </LinkButton>
        )}
        {!isFirst && (
          <LinkButton href={url()} variant="quiet">
            Back to the first
          </LinkButton>
        )}
      </nav>
    </section>
  );
}

type RowProps = { lesson: LessonEarnings; range: EarningsRange; currency: string };

function LessonRow({ lesson, range, currency }: RowProps) {
  const { views, checkouts, sales } = lesson;
  const figure = { currency, lesson: lesson.lessonId };
  const link = (by: "sale" | "reversal", minor: number) => (
    <Link href={figureUrl(range, { by, ...figure })} className="link inline-flex min-h-6 items-center">
      <Money minor={minor} currency={currency} />
    </Link>
  );
  const links = (name: "Fee" | "Yours") => <FigureLinks name={name} sums={lesson} days={range} of={figure} />;
  return (
    <li className="grid items-baseline gap-x-8 gap-y-2 border-b border-line py-4 lg:grid-cols-[1fr_34rem]">
      <div>
        <h3 lang={lesson.language} dir="auto" className="font-display text-title text-balance">
          <Link href={`/lessons/${lesson.slug}`} className="link wrap-anywhere decoration-transparent">
            {lesson.title}
          </Link>
        </h3>
        <p className="text-small text-soft">
          <Count of={views} /> {views === 1 ? "view" : "views"} → <Count of={checkouts} />{" "}
          {checkouts === 1 ? "checkout" : "checkouts"} → <Count of={sales} /> {sales === 1 ? "sale" : "sales"}
        </p>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4 lg:text-end">
        <Sum name="Gross">{link("sale", lesson.grossMinor)}</Sum>
        <Sum name="Fee">{links("Fee")}</Sum>
        <Sum name="Reversed">{link("reversal", lesson.reversedMinor)}</Sum>
        <Sum name="Yours" strong>
          {links("Yours")}
        </Sum>
      </dl>
    </li>
  );
}

type SumProps = { name: string; children: ReactNode; strong?: boolean };

const Sum = ({ name, children, strong = false }: SumProps) => (
  <div>
    <dt className="text-fine text-soft">{name}</dt>
    <dd className={strong ? "font-semibold" : undefined}>{children}</dd>
  </div>
);
