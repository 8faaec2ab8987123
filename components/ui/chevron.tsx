/** For a choice, or the summary of a `details` with the class `group`; turned over while that is open. */
export function Chevron() {
  return (
    <svg viewBox="0 0 12 8" className="size-3 shrink-0 group-open:rotate-180" aria-hidden="true">
      <path d="m1 1.5 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
