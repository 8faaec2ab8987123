/** A purchase's status and what happens next, as sentences for its buyer; `more` where there is room for it. */
export type StatusMessage = {
  title: string;
  text: string;
  more?: string;
  tone: "info" | "warning" | "danger";
};
