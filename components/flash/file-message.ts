import { messageFor } from "@/lib/errors";
import type { Message, Of } from "./message";

export function fileMessage({ result, line }: Of<"file">): Message {
  const message = MESSAGES[result];
  return line === undefined ? message : { ...message, title: `${message.title} Line ${line}:` };
}

const publish = "Readers see it once you publish.";
const notAdded = (text: string): Message => ({ tone: "danger", title: "The captions were not added.", text });

const MESSAGES: Record<Of<"file">["result"], Message> = {
  cover_chosen: { tone: "success", title: "This is the cover.", text: publish },
  video_chosen: { tone: "success", title: "This is the video.", text: publish },
  captions_chosen: { tone: "success", title: "These are the captions.", text: publish },
  captions_added: { tone: "success", title: "The captions are added.", text: publish },
  in_text: { tone: "success", title: "It stands at the end of that part.", text: publish },
  removed: { tone: "success", title: "Removed.", text: "Readers see it until you publish." },
  deleted: { tone: "success", title: "Deleted." },
  in_use: {
    tone: "warning",
    title: "Not deleted: it is in use.",
    text: "Your draft, or a version that you published, shows it. Take it out of the draft first.",
  },
  no_captions: notAdded("Choose a file that ends with .vtt."),
  too_many: notAdded("This lesson has as many captions as it can. Delete some first."),
  invalid: notAdded(
    "The language is a tag, like “en”, “pt-BR” or “zh-Hant”; the name has up to 60 characters.",
  ),
  not_text: notAdded("The file is no text in UTF-8. Save it again as WebVTT, in UTF-8."),
  too_long: notAdded("They have more than 200,000 characters."),
  no_header: notAdded("The file is no WebVTT: its first line must be WEBVTT, and the second one empty."),
  no_cue: notAdded("There is no text with a time in this file, like 00:01.000 --> 00:04.000."),
  wrong_time: notAdded("this is no time. Write it like 00:01.000 --> 00:04.000, with a point."),
  ends_before_it_starts: notAdded("this caption ends before it starts."),
  stale: {
    tone: "warning",
    title: "Nothing was changed: your draft was saved meanwhile.",
    text: "Please try again.",
  },
  rate_limited: { tone: "danger", title: "Nothing was changed.", text: messageFor("rate_limited") },
  unavailable: { tone: "danger", title: "Nothing was changed.", text: messageFor("unavailable") },
};
