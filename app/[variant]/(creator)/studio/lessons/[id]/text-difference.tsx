import { diffLines, diffWordsWithSpace } from "diff";

/** Two texts as one: what only the first has is struck through, what only the second has is underlined. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const parts = compare(before, after);
  return (
    <div
      dir="auto"
      className="max-h-96 overflow-auto rounded-control border border-line bg-sheet px-3.5 py-3 text-small whitespace-pre-wrap wrap-anywhere"
    >
      {parts ? parts.map(toElement) : after}
    </div>
  );
}

/** Long texts by lines: comparing takes the time of everyone whom this process answers. */
function compare(before: string, after: string) {
  const isLong = before.length + after.length > 20_000;
  return isLong
    ? diffLines(before, after, { timeout: 100 })
    : diffWordsWithSpace(before, after, { timeout: 100, intlSegmenter: wordSegmenter });
}

/** Also of scripts without spaces between words. */
const wordSegmenter = new Intl.Segmenter("en", { granularity: "word" });

function toElement(
  { value, added, removed }: { value: string; added: boolean; removed: boolean },
  index: number,
) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts of one text, in order
  if (added)
    return (
      <ins key={index} className="bg-good-wash">
        {value}
      </ins>
    );
  if (removed)
    return (
      <del key={index} className="bg-bad-wash">
        {value}
      </del>
    );
  return <span key={index}>{value}</span>;
  // biome-ignore-end lint/suspicious/noArrayIndexKey: the parts of one text, in order
}
