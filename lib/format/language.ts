/** A language in its own words, e.g. "pt-BR" → "português (Brasil)"; a tag that is not known stays as it is. */
export const languageName = (tag: string): string =>
  new Intl.DisplayNames([tag, "en"], { type: "language" }).of(tag) ?? tag;
