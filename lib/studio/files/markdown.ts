type Named = Picture & { kind: string };
type Picture = { id: string; name: string; width: number | null; height: number | null };

/** How a text names a picture. The renderer reads the size, so that nothing moves when the picture arrives. */
const pictureMarkdown = ({ id, name, width, height }: Picture): string =>
  `![${escapeMarkdown(altOf(name))}](/files/${id}?size=${width}x${height})`;

/** How a text names a picture or an attachment. */
export const fileMarkdown = (file: Named): string =>
  file.kind === "picture" ? pictureMarkdown(file) : attachmentMarkdown(file);

/** How a text names an attachment. */
const attachmentMarkdown = ({ id, name }: Pick<Picture, "id" | "name">): string =>
  `[${escapeMarkdown(name)}](/files/${id})`;

/** The name without its ending; nothing where a camera or a clipboard made it up. */
function altOf(name: string): string {
  const words = name
    .replace(/\.[A-Za-z0-9]+$/, "")
    .replaceAll(/[_-]+/g, " ")
    .trim();
  return /^(image|img|dsc[nf]?|pxl|screenshot|photo|bild|unbenannt|untitled)?[\s\d.()]*$/i.test(words)
    ? ""
    : words;
}

const escapeMarkdown = (text: string) => text.replaceAll(/[\\[\]*_`<>&]/g, "\\$&");
