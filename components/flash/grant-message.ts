import { messageFor } from "@/lib/errors";
import type { Message, Of } from "./message";

export function grantMessage(result: Of<"grant">["result"]): Message {
  switch (result) {
    case "granted":
      return { tone: "success", title: "Granted. The credits can be spent at once." };
    case "withdrawn":
      return { tone: "success", title: "Taken back. The grant is gone from the balance." };
    case "validation_error":
      return {
        tone: "danger",
        title: "Nothing was taken back.",
        text: "Say why, in at most 500 characters.",
      };
    default:
      return { tone: "danger", title: "Nothing was changed.", text: messageFor(result) };
  }
}
