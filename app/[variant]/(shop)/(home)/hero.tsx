import Link from "next/link";
import { LessonCover } from "@/components/lesson/lesson-cover";
import { LessonLength } from "@/components/lesson/lesson-length";
import { buttonClass } from "@/components/ui/button-class";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { getFreeLesson } from "@/lib/catalogue/search/search";
import { maxSearchWords } from "@/lib/catalogue/search/words";

export async function Hero() {
  const free = await getFreeLesson();
  return (
    <section className="mb-14 grid items-center gap-x-14 gap-y-10 sm:mb-20 lg:grid-cols-[7fr_5fr]">
      <div>
        <h1 className="font-display text-poster text-balance">Short lessons from people who do the work.</h1>
        <p className="mt-5 max-w-reader text-lead text-pretty">
          One thing, taught well, in an evening: how to kern a word, sharpen a knife, read a query plan. You
          pay once, read seconds later, and keep it.
        </p>
        <Search />
      </div>
      {free && <TryOne lesson={free} />}
    </section>
  );
}

function Search() {
  return (
    <search>
      <form action="/lessons" className="mt-8 max-w-reader">
        <label htmlFor="home-search" className="mb-1.5 block text-small font-semibold">
          What would you like to learn?
        </label>
        <div className="flex gap-3">
          <input
            id="home-search"
            name="q"
            type="search"
            maxLength={maxSearchWords}
            dir="auto"
            autoComplete="off"
            enterKeyHint="search"
            className="block min-h-12 w-full min-w-0 rounded-control border border-edge bg-sheet px-3.5 text-body text-ink hover:border-ink"
          />
          <button type="submit" className={buttonClass({})}>
            Search
          </button>
        </div>
      </form>
    </search>
  );
}

function TryOne({ lesson }: { lesson: Lesson }) {
  return (
    <article className="group relative rounded-card border border-line bg-sheet p-4 sm:p-5">
      <LessonCover lesson={lesson} eager />
      <p className="mt-4 text-small font-semibold text-accent">
        Try this one, free · <LessonLength minutes={lesson.durationMinutes} />
      </p>
      <h2 lang={lesson.language} dir="auto" className="mt-1 font-display text-title text-balance">
        <Link
          href={`/lessons/${lesson.slug}`}
          className="decoration-accent decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
        >
          {lesson.title}
        </Link>
      </h2>
      <p className="mt-1 text-small text-soft">
        <bdi>{lesson.creator.name}</bdi>
      </p>
    </article>
  );
}
