/**
 * What stands in a page's place while the next one is on its way: its final layout in grey. Pages come whole (see the
 * layout), so this is no fallback of theirs: a followed link shows it, by `data-loading` on the document (globals.css).
 */
export function Skeletons() {
  return (
    <div className="skeletons mx-auto w-full max-w-page grow px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
      <div aria-hidden="true" data-skeleton="shelf">
        <Bar className="h-12 w-64 sm:h-14" />
        <Bar className="mt-5 mb-9 h-7 w-96" />
        <ul className="grid gap-x-8 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
          {["a", "b", "c"].map((name) => (
            <li key={name}>
              <Bar className="aspect-[16/10] w-full" />
              <Bar className="mt-5 h-6 w-11/12" />
              <Bar className="mt-3 h-4 w-2/3" />
            </li>
          ))}
        </ul>
      </div>
      <div aria-hidden="true" data-skeleton="lesson">
        <div className="grid gap-x-8 md:grid-cols-[1fr_17rem] lg:grid-cols-[1fr_var(--container-aside)] lg:gap-x-14">
          <div>
            <Bar className="h-5 w-24" />
            <Bar className="mt-4 h-12 w-11/12 sm:h-14" />
            <Bar className="mt-5 h-5 w-52" />
            <Lines />
          </div>
          <Bar className="h-64 w-full max-md:mt-8" />
        </div>
      </div>
      <div aria-hidden="true" data-skeleton="page">
        <Bar className="h-12 w-80 sm:h-14" />
        <Bar className="mt-5 h-7 w-56" />
        <Lines />
      </div>
    </div>
  );
}

function Lines() {
  return (
    <div className="mt-10 max-w-reader space-y-4">
      <Bar className="h-5 w-full" />
      <Bar className="h-5 w-11/12" />
      <Bar className="h-5 w-3/4" />
    </div>
  );
}

function Bar({ className }: { className: string }) {
  return <div className={`max-w-full rounded-control bg-well ${className}`} />;
}
