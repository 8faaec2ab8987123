import type { LessonStatus } from "@/lib/studio/lessons";

export type State = { status: LessonStatus; title: string; explanation: string };

/** The groups of the studio, in their order. */
export const states: readonly State[] = [
  { status: "published", title: "Published", explanation: "For sale, or free to read." },
  {
    status: "unpublished",
    title: "Unpublished",
    explanation: "Not for sale; their pages say so. Whoever has the lesson keeps it.",
  },
  { status: "draft", title: "Drafts", explanation: "Seen by you, and by those who have the lesson already." },
  {
    status: "archived",
    title: "Archived",
    explanation: "No longer sold or shown. Whoever has the lesson keeps it.",
  },
];

/** Lessons that were begun and never published. */
export const newDrafts = {
  name: "new",
  title: "Being written",
  explanation: "Seen by nobody but you.",
} as const;
