import { z } from "zod";

/** What became of a file of a lesson. `line`: where captions cannot be read. */
export const fileFlash = z.object({
  kind: z.literal("file"),
  result: z.enum([
    ...([
      "cover_chosen",
      "video_chosen",
      "captions_chosen",
      "removed",
      "deleted",
      "in_use",
      "in_text",
    ] as const),
    ...([
      "captions_added",
      "no_captions",
      "too_many",
      "invalid",
      "not_text",
      "too_long",
      "no_header",
    ] as const),
    ...(["no_cue", "wrong_time", "ends_before_it_starts", "stale", "rate_limited", "unavailable"] as const),
  ]),
  line: z.int().min(1).optional(),
});
