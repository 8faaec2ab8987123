import { messageFor } from "@/lib/errors";
import { formatCredits } from "@/lib/format/credits";
import { isolate } from "@/lib/format/isolate";
import type { Message, Of } from "./message";

export function grantMessage(flash: Of<"granted" | "grant">, locale: string): Message {
  if (flash.kind === "granted")
    return {
      tone: "success",
      title: `Granted: ${formatCredits(flash.credits, locale)} to ${isolate(flash.to)}.`,
      text: "They can be spent at once.",
    };
  const { result } = flash;
  switch (result) {
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
