/** Hosts of serverless functions pass bodies of 4.5 MB. A photo of a phone has 2 to 4 MB. */
export const maxPictureBytes = 4 * 1024 * 1024;

/** Pages whose forms hold a picture. */
const uploadPages = ["/studio/profile"];

/** What a form of the page at `path` may send, in bytes, as next.config.ts says for all actions. */
export const maxFormBytes = (path: string): number =>
  uploadPages.includes(path) ? maxPictureBytes + 256 * 1024 : 1024 * 1024;
