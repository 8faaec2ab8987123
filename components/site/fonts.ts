import localFont from "next/font/local";

// `optional`: a font that is not there at once is not swapped in later, so nothing moves on a slow connection.
const fraunces = localFont({
  src: "../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2",
  variable: "--font-fraunces",
  weight: "100 900",
  display: "optional",
  adjustFontFallback: "Times New Roman",
});

const figtree = localFont({
  src: "../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
  variable: "--font-figtree",
  weight: "300 900",
  display: "optional",
  adjustFontFallback: false,
  fallback: [],
});

// For names such as Zieliński: fetched only by pages with one of these letters.
const figtreeExtended = localFont({
  src: "../../node_modules/@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2",
  variable: "--font-figtree-extended",
  weight: "300 900",
  display: "optional",
  preload: false,
  adjustFontFallback: "Arial",
  declarations: [
    { prop: "unicode-range", value: "U+0100-02BA, U+02BD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20C0" },
  ],
});

// Fetched only by pages with emphasis.
const figtreeItalic = localFont({
  src: "../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-italic.woff2",
  variable: "--font-figtree-italic",
  weight: "300 900",
  display: "optional",
  style: "italic",
  preload: false,
  adjustFontFallback: false,
  fallback: [],
});

/** The class names that define the font variables above. */
export const fontVariables = [fraunces, figtree, figtreeExtended, figtreeItalic]
  .map((font) => font.variable)
  .join(" ");
