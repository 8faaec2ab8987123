import type { Speed } from "./measure.ts";

type Speeds = Map<string, Speed>;

/** Ratios to the empty page: minimum of requests per second, maximum of time to first byte. */
const limits = { perSecond: 0.8, firstByteMs: 1.4 };

/** A Markdown table of ratios. */
export function tableOf(pages: string[], speeds: Speeds): string {
  const rows = pages.map((page) => {
    const { empty, member } = ratiosOf(page, speeds);
    const guest = speedOf(`${page}, guest`, speeds);
    const ratios = [empty, member].flatMap((ratio) => [times(ratio.perSecond), times(ratio.firstByteMs)]);
    return [page, ...ratios, guest.perSecond.toFixed(0), `${guest.firstByteMs.toFixed(2)} ms`];
  });
  const { perSecond, firstByteMs } = speedOf("empty", speeds);
  const names = [
    "a guest’s",
    "req/s ÷ empty",
    "TTFB ÷ empty",
    "req/s ÷ member’s",
    "TTFB ÷ member’s",
    "req/s",
    "TTFB",
  ];
  const emptyRow = ["empty page", "", "", "", "", perSecond.toFixed(0), `${firstByteMs.toFixed(2)} ms`];
  return [names, names.map(() => "---"), ...rows, emptyRow]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** One sentence for each limit that is not met. */
export function judge(pages: string[], speeds: Speeds): string[] {
  return pages.flatMap((page) => {
    const { perSecond, firstByteMs } = ratiosOf(page, speeds).empty;
    const slow = `${page}: ${times(perSecond)} the empty page's requests per second, not ${times(limits.perSecond)}`;
    const late = `${page}: ${times(firstByteMs)} its time to first byte, not ${times(limits.firstByteMs)}`;
    // NaN fails too.
    return [
      ...(perSecond >= limits.perSecond ? [] : [slow]),
      ...(firstByteMs <= limits.firstByteMs ? [] : [late]),
    ];
  });
}

function ratiosOf(page: string, speeds: Speeds) {
  const guest = speedOf(`${page}, guest`, speeds);
  const over = (base: Speed) => ({
    perSecond: guest.perSecond / base.perSecond,
    firstByteMs: guest.firstByteMs / base.firstByteMs,
  });
  return { empty: over(speedOf("empty", speeds)), member: over(speedOf(`${page}, member`, speeds)) };
}

const speedOf = (name: string, speeds: Speeds): Speed =>
  speeds.get(name) ?? { perSecond: Number.NaN, firstByteMs: Number.NaN, wholeMs: Number.NaN };

const times = (ratio: number) => `${Number(ratio.toPrecision(2))} ×`;
