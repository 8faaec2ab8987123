import Link from "next/link";

export function SiteFooter() {
  return (
    <footer className="border-t border-line print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 text-small text-soft sm:px-6">
        <p>Lectern. Lessons you pay for once and keep.</p>
        <p>
          <Link href="/lessons" className="link inline-flex min-h-11 items-center">
            All lessons
          </Link>
        </p>
      </div>
    </footer>
  );
}
