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
        title: "Nothing was granted now.",
        text: "This form was sent before, with another member or number. Send it again from this page.",
      };
    default:
      return { tone: "danger", title: "Nothing was changed.", text: messageFor(result) };
  }
}
