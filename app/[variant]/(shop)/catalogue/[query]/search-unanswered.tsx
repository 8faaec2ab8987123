import type { ReactNode } from "react";

export const SearchRefused = () => (
  <Unanswered title="Too many searches">
    Many searches came from your network within a minute. Please wait a minute, then press Search again.
  </Unanswered>
);

export const SearchTimedOut = () => (
  <Unanswered title="This search took too long">
    Please try again in a minute, or with fewer or longer words.
  </Unanswered>
);

function Unanswered({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6 border-t border-line pt-5">
      <h2 data-found className="font-display text-title">
        {title}
      </h2>
      <p className="mt-1">{children}</p>
    </section>
  );
}
