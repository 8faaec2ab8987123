import { Money } from "./money";

export function Price({ lesson }: { lesson: { priceMinor: number; currency: string } }) {
  if (lesson.priceMinor === 0) return <>Free</>;
  return <Money minor={lesson.priceMinor} currency={lesson.currency} />;
}
