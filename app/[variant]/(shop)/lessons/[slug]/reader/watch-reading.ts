import type { RecordProgress } from "./record-progress";

/** Records the section at the middle of the screen, and the share of the text above it. */
export function watchReading(article: Element, record: RecordProgress): () => void {
  const text = article.querySelector("#lesson-text .prose");
  if (!text) return () => {};
  // It may have been scrolled before this script loaded.
  let hasMoved = scrollY > 0;
  const onScroll = () => {
    hasMoved = true;
  };
  const update = () => {
    // Opening a lesson at its top is not reading: the stored position must stay.
    if (!hasMoved) return;
    const { top, height } = text.getBoundingClientRect();
    const middle = innerHeight / 2;
    const headings = [...text.querySelectorAll(":scope > .piece > :is(h2, h3)[id^=s-]")];
    const section = headings.findLast((heading) => heading.getBoundingClientRect().top < middle)?.id ?? "";
    const isAtEnd = top + height < innerHeight;
    const fraction = isAtEnd ? 1 : Math.min(1, Math.max(0, (middle - top) / height));
    if (section || fraction > 0) record({ section, fraction }, 3000);
  };
  // Each block that crosses the middle of the screen.
  const observer = new IntersectionObserver(update, { rootMargin: "-50% 0px" });
  for (const block of text.querySelectorAll(":scope > .piece > *")) observer.observe(block);
  // And what follows the text: on a tall screen its end may never reach the middle.
  const end = new IntersectionObserver(update);
  const finish = article.querySelector("#finish");
  if (finish) end.observe(finish);
  addEventListener("scroll", onScroll, { passive: true });
  return () => {
    observer.disconnect();
    end.disconnect();
    removeEventListener("scroll", onScroll);
  };
}
