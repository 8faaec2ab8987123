import { messageFor } from "@/lib/errors";
import type { Message, Of } from "./message";

export function studioMessage(result: Of<"studio">["result"]): Message {
  return MESSAGES[result];
}

const MESSAGES: Record<Of<"studio">["result"], Message> = {
  saved: { tone: "success", title: "Saved." },
  stale: {
    tone: "warning",
    title: "Not saved: another save came first.",
    text: "What you typed is kept below, beside what was saved meanwhile. Choose what stays.",
  },
  invalid: {
    tone: "danger",
    title: "Not saved yet: something cannot stay as it is.",
    text: "All that you typed is kept below. The field says what to change.",
  },
  discarded: { tone: "info", title: "The saved text stays." },
  outdated: {
    tone: "warning",
    title: "Not published: the draft was changed since you looked at it.",
    text: "Look at it again, then publish it.",
  },
  published: { tone: "success", title: "Published.", text: "The next visitor sees it." },
  incomplete: {
    tone: "danger",
    title: "Not published yet.",
    text: "Something is missing; the list says what.",
  },
  slug_taken: {
    tone: "danger",
    title: "Not published: another lesson has this address.",
    text: "Choose another one; an address never changes hands, so that old links keep their lesson.",
  },
  unpublished: {
    tone: "success",
    title: "No longer for sale.",
    text: "Its page says so; those who bought it still read it.",
  },
  archived: { tone: "success", title: "Archived.", text: "Only those who bought it see it from now on." },
  restored: {
    tone: "success",
    title: "That version is your draft again.",
    text: "Buyers read it once you publish it. What your draft held before is kept, too.",
  },
  restore_outdated: {
    tone: "warning",
    title: "Not restored: the draft was changed since you looked at it.",
    text: "Below is the difference as it is now.",
  },
  rate_limited: { tone: "danger", title: "Nothing was changed.", text: messageFor("rate_limited") },
  unavailable: { tone: "danger", title: "Nothing was changed.", text: messageFor("unavailable") },
};
