import Link from "next/link";

export function Wordmark() {
  return (
    <Link
      href="/"
      className="-ms-1 inline-flex min-h-11 items-center gap-2 px-1 sm:gap-2.5 font-display text-title no-underline"
    >
      <Glyph />
      Lectern
    </Link>
  );
}

function Glyph() {
  return (
    <svg viewBox="0 0 32 32" className="size-6 sm:size-7" aria-hidden="true" focusable="false">
      <path className="fill-accent" d="M9 3.5 25.5 8v8.2L9 11.7z" />
      <path className="fill-current" d="M4 12.6 28 19v3.4L17.8 19.7V26H23v3H9v-3h5.2v-7.3L4 16z" />
    </svg>
  );
}
