import type { Note } from "./progress-note";

/** Notes the section at the middle of the screen and how much of the text lies above it. */
export function watchReading(note: Note): () => void {
  const text = document.querySelector("#lesson-text .prose");
  if (!text) return () => {};
  // Perhaps before this was here to see it.
  let hasMoved = scrollY > 0;
  const onScroll = () => {
    hasMoved = true;
  };
  const lookAgain = () => {
    // Opening a lesson at its top is no reading: the place where it was left must stay on offer.
    if (!hasMoved) return;
    const { top, height } = text.getBoundingClientRect();
    const middle = innerHeight / 2;
    const headings = [...text.querySelectorAll(":is(h2, h3)[id^=s-]")];
    const section = headings.findLast((heading) => heading.getBoundingClientRect().top < middle)?.id ?? "";
    const isAtEnd = top + height < innerHeight;
    const fraction = isAtEnd ? 1 : Math.min(1, Math.max(0, (middle - top) / height));
    if (section || fraction > 0) note({ section, fraction }, 3000);
  };
  // Each block that crosses the middle of the screen.
  const observer = new IntersectionObserver(lookAgain, { rootMargin: "-50% 0px" });
  for (const block of text.children) observer.observe(block);
  // And what follows the text: on a tall screen its end may never come to the middle.
  const end = new IntersectionObserver(lookAgain);
  const finish = document.querySelector("#finish");
  if (finish) end.observe(finish);
  addEventListener("scroll", onScroll, { passive: true });
  return () => {
    observer.disconnect();
    end.disconnect();
    removeEventListener("scroll", onScroll);
  };
}
