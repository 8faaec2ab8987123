import { z } from "zod";
import { refundReasons } from "@/types/purchase";

// What the HTTP API takes. What it answers is typed where it is made.

export const id = z.uuid("must be a UUID");

/** The addresses count for a new checkout; an open one keeps those that it was opened with. */
export const checkoutRequest = z.object({
  lessonId: id,
  successUrl: z.url("must be a URL").optional(),
  cancelUrl: z.url("must be a URL").optional(),
});

export const verifyRequest = z.object({
  sessionId: z.string().regex(/^cs_\w{1,250}$/, "must be a Checkout Session id (cs_…)"),
});

/** `requestId` is the caller's: sent again, it is the same refund. Amount in minor units. */
export const refundRequest = z.object({
  requestId: id,
  amountMinor: z.int().positive(),
  reason: z.enum(refundReasons).default("requested_by_customer"),
  note: z.string().trim().max(500).default(""),
});

/** Fractions are of the lesson's text and of its video; `section` is the anchor of a heading. What is left out stays. */
export const progressRequest = z
  .object({
    section: z.string().max(200),
    fraction: z.number().min(0).max(1),
    videoSeconds: z.number().min(0).max(360_000),
    videoFraction: z.number().min(0).max(1),
    finished: z.boolean(),
  })
  .partial();
