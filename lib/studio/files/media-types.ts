/** The types of attachments, pictures and videos by the extension of their names. Browsers know few of them. */
const types: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  mp4: "video/mp4",
  m4v: "video/mp4",
  webm: "video/webm",
  vtt: "text/vtt",
  pdf: "application/pdf",
  zip: "application/zip",
  epub: "application/epub+zip",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  txt: "text/plain",
  md: "text/plain",
  csv: "text/csv",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

/** What a file says it is: by its name, else what the browser says. */
export function mediaTypeOf({ name, type }: { name: string; type: string }): string {
  const [, extension] = /\.([A-Za-z0-9]+)$/.exec(name) ?? [];
  return types[extension?.toLowerCase() ?? ""] ?? type;
}

/** For `accept` of a file's field. */
export const extensionsOf = (mediaTypes: readonly string[]): string[] =>
  Object.entries(types).flatMap(([extension, type]) => (mediaTypes.includes(type) ? `.${extension}` : []));
