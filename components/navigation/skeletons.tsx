import type { ReactNode } from "react";

/**
 * What stands in a page's place while the next one is on its way: its final layout in grey. Pages come whole (see the
 * layout), so this is no fallback of theirs: a followed link shows it, by `data-loading` on the document (globals.css).
 * `as` names what a bar stands for, and a test compares where both are.
 */
export function Skeletons() {
  return (
    <div className="skeletons">
      {/* biome-ignore lint/a11y/useSemanticElements: a second h1 in every page's text would mislead those who index it */}
      <p role="heading" aria-level={1} className="sr-only">
        Loading…
      </p>
      <Front />
      <Shelf />
      <Creator />
      <Lesson />
      <Reader />
      <Skeleton of="form" className="mx-auto max-w-form">
        <Heading />
        <Bar className="mt-8 h-60" />
      </Skeleton>
      <Skeleton of="page">
        <Heading />
        <Lines />
      </Skeleton>
    </div>
  );
}

function Front() {
  return (
    <Skeleton of="front" className="grid items-center gap-x-14 gap-y-10 lg:grid-cols-[7fr_5fr]">
      <div>
        <Bar as="h1" className="h-31.5 sm:h-55" />
        <Bar className="mt-5 h-27 sm:h-22.5" />
        <Bar className="mt-15 h-12 max-w-reader" />
      </div>
      <Bar as="article" className="h-83 lg:h-96" />
    </Skeleton>
  );
}

function Shelf() {
  return (
    <Skeleton of="shelf">
      <Bar as="h1" className="h-9.5 w-48 sm:h-14" />
      <div className="mt-8 flex max-w-reader gap-3">
        <Bar as="search input" className="h-12 grow" />
        <Bar className="h-12 w-23.5" />
      </div>
      <Bar className="mt-3 h-9 w-28 sm:h-18 sm:w-3/5" />
      <div className="mt-4 flex gap-2 overflow-hidden">
        <Bar className="h-11 w-18 shrink-0" />
        <Bar className="h-11 w-26 shrink-0" />
        <Bar className="h-11 w-21 shrink-0" />
      </div>
      <Bar className="mt-8 mb-4 h-8 w-40" />
      <Cards />
    </Skeleton>
  );
}

function Creator() {
  return (
    <Skeleton of="creator">
      <Bar as="h1" className="h-9.5 w-72 sm:h-14" />
      <Bar className="mt-4 mb-8 h-27 max-w-reader sm:h-22.5" />
      <Bar className="mb-6 h-12 sm:h-14" />
      <Cards />
    </Skeleton>
  );
}

function Lesson() {
  return (
    <Skeleton
      of="lesson"
      className="grid gap-x-8 md:grid-cols-[1fr_17rem] lg:grid-cols-[1fr_var(--container-aside)] lg:gap-x-14"
    >
      <div>
        <Title />
        <Bar className="mt-7.75 h-27 max-w-reader sm:h-22.5" />
        <Bar className="mt-8 aspect-[16/10] max-md:hidden" />
      </div>
      <Bar as="aside" className="h-88 max-md:mt-8 md:h-101" />
    </Skeleton>
  );
}

function Reader() {
  return (
    <Skeleton of="reader" className="mx-auto max-w-reader">
      <Title />
      <Bar as="article img" className="mt-10.75 mb-10 aspect-[16/10]" />
      <Lines />
    </Skeleton>
  );
}

function Title() {
  return (
    <>
      <Bar className="h-5.75 w-24" />
      <Bar as="h1" className="mt-3 h-9.5 w-11/12 sm:h-14" />
      <Bar className="mt-4.75 h-5.5 w-52" />
    </>
  );
}

function Heading() {
  return (
    <>
      <Bar as="h1" className="h-9.5 w-3/5 max-w-96 sm:h-14" />
      <Bar className="mt-4 h-7 w-56" />
    </>
  );
}

function Cards() {
  return (
    <ul className="grid gap-x-8 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
      {["a", "b", "c"].map((name) => (
        <li key={name}>
          <Bar as={name === "a" ? "article img" : undefined} className="aspect-[16/10]" />
          <Bar className="mt-5 h-6 w-11/12" />
          <Bar className="mt-3 h-4 w-2/3" />
        </li>
      ))}
    </ul>
  );
}

function Lines() {
  return (
    <div className="mt-10 max-w-reader space-y-4">
      <Bar className="h-5" />
      <Bar className="h-5 w-11/12" />
      <Bar className="h-5 w-3/4" />
    </div>
  );
}

function Skeleton({ of, className, children }: { of: string; className?: string; children: ReactNode }) {
  return (
    <div aria-hidden="true" data-skeleton={of}>
      <div className={className}>{children}</div>
    </div>
  );
}

function Bar({ as, className }: { as?: string | undefined; className: string }) {
  return <div data-as={as} className={`max-w-full rounded-control bg-well ${className}`} />;
}
