import type { Message, Of } from "./message";

/** What a form says that came from a page of another session. */
export const sessionNotices = {
  "signed-out": {
    tone: "warning",
    title: "You had been signed out, and nothing was done.",
    text: "Sign in, and try again.",
  },
  "signed-out-typed": {
    tone: "warning",
    title: "You had been signed out, and nothing was saved.",
    text: "What you typed is kept in this browser: sign in, and it is there again.",
  },
  "other-member": {
    tone: "warning",
    title: "You are now signed in as another member, and nothing was done.",
    text: "The page that you used was opened by somebody else. This is the profile of who is signed in now.",
  },
} satisfies Partial<Record<Of<"notice">["code"], Message>>;
