import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { formatMoney } from "@/lib/format/money";
import { capitalise } from "@/lib/format/names";
import { coverPicture } from "./cover-picture";
import { colours, display, Frame, Mark } from "./frame";
import { shopImage } from "./shop-image";

export type Pictured = Pick<
  LessonCard,
  "title" | "subject" | "creator" | "priceMinor" | "currency" | "coverPath"
>;

export async function lessonImage(lesson: Pictured) {
  const { title, subject, creator } = lesson;
  // For other scripts the renderer would fetch a font from a third party.
  if (!isDrawable(title + creator.name)) return shopImage();
  const cover = await coverOf(lesson);
  return (
    <Frame>
      <div style={{ ...column, width: cover ? 700 : 1200 }}>
        <Mark size={36} />
        <div style={{ display: "flex", flexDirection: "column" }}>
          <span style={{ marginBottom: 18, fontSize: 28, color: colours.accent }}>{capitalise(subject)}</span>
          <span style={{ ...clamped, fontSize: sizeFor(title) }}>{title}</span>
        </div>
        <div style={{ display: "flex", justifyContent: "space-between", fontSize: 30 }}>
          <span style={{ color: colours.soft }}>{creator.name}</span>
          <span>{priceOf(lesson)}</span>
        </div>
      </div>
      {/* biome-ignore lint/performance/noImgElement: drawn here, not shown in a page */}
      {cover && <img src={cover} alt="" width={500} height={630} style={{ objectFit: "cover" }} />}
    </Frame>
  );
}

const column = {
  display: "flex",
  flexDirection: "column",
  justifyContent: "space-between",
  padding: "56px 64px",
  borderTop: `20px solid ${colours.accent}`,
} as const;

const clamped = {
  display: "block",
  fontFamily: display,
  lineHeight: 1.1,
  textWrap: "balance",
  letterSpacing: "-0.015em",
  lineClamp: 5,
  wordBreak: "break-word",
} as const;

/** Latin letters with accents, punctuation and currency signs: the glyphs of the fonts. */
const isDrawable = (text: string) => /^[\u0020-\u024f\u1e00-\u1eff\u2010-\u203a\u20a0-\u20bf]*$/.test(text);

const sizeFor = (title: string) => (title.length < 30 ? 84 : title.length < 70 ? 60 : 46);

const priceOf = ({ priceMinor, currency }: Pictured) =>
  priceMinor === 0 ? "Free" : formatMoney(priceMinor, currency);

/** Covers in public/, and pictures that were uploaded for the lesson. */
async function coverOf({ coverPath }: Pictured): Promise<string | null> {
  const [, fileId] = /^\/files\/([\da-f-]{36})$/.exec(coverPath ?? "") ?? [];
  if (fileId) return coverPicture(fileId);
  if (!coverPath || !/^\/covers\/[a-z0-9-]+\.svg$/.test(coverPath)) return null;
  const svg = await readFile(join(process.cwd(), "public", coverPath)).catch(() => null);
  return svg && `data:image/svg+xml;base64,${svg.toString("base64")}`;
}
