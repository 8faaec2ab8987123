import { z } from "zod";
import { refundReasons } from "@/types/purchase";

// Request bodies of the HTTP API. Responses are typed where they are made.

export const id = z.uuid("must be a UUID");

/** Of a lesson. */
export const slug = z.string().regex(/^[a-z0-9-]+$/);

/** They apply to a new checkout; an open one keeps its own. */
const returnUrls = {
  successUrl: z.url("must be a URL").optional(),
  cancelUrl: z.url("must be a URL").optional(),
};

/** As it was typed; the database compares it without case and spaces. */
export const couponCode = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(100, "must have at most 100 characters");

export const checkoutRequest = z.object({ lessonId: id, couponCode: couponCode.optional(), ...returnUrls });

/** How many credits are sold at once. */
export const maxCredits = 1_000_000;

/** Stripe charges 50 US cents at least. */
export const creditNumber = z.int().min(50).max(maxCredits);

const wantedFor = { lessonId: id.optional(), ...returnUrls };

/** A pack or a number of credits, for which a lesson may be waiting. */
export const creditCheckoutRequest = z.union(
  [z.strictObject({ packId: id, ...wantedFor }), z.strictObject({ credits: creditNumber, ...wantedFor })],
  "must hold either packId or credits (50 to 1,000,000), and perhaps lessonId, successUrl and cancelUrl",
);

/** The header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). */
export const idempotencyKey = z
  .string("must be sent as a header")
  .regex(/^[\x21-\x7e]{1,255}$/, "must be 1 to 255 visible ASCII characters");

/** `expectedCredits`: the price that was shown; the lesson is opened at no other. */
export const redeemRequest = z.object({ expectedCredits: z.int().positive().optional() });

export const redeemHeaders = z.object({ "Idempotency-Key": idempotencyKey });

export const verifyRequest = z.object({
  sessionId: z.string().regex(/^cs_\w{1,250}$/, "must be a Checkout Session id (cs_…)"),
});

/**
 * `requestId` is the caller's idempotency key. Amount in minor units; 0 only for a lesson opened with credits that
 * cost nothing.
 */
export const refundRequest = z.object({
  requestId: id,
  amountMinor: z.int().nonnegative(),
  reason: z.enum(refundReasons).default("requested_by_customer"),
  // Characters as the database counts them.
  note: z
    .string()
    .trim()
    .regex(/^.{0,500}$/su, "must have at most 500 characters")
    .default(""),
});

/** Fractions of the text and of the video; `section` is a heading's anchor. What is left out stays as it is. */
export const progressRequest = z
  .object({
    section: z.string().max(200),
    fraction: z.number().min(0).max(1),
    videoSeconds: z.number().min(0).max(360_000),
    videoFraction: z.number().min(0).max(1),
    finished: z.boolean(),
  })
  .partial();

/** What a browser says of a file before it uploads it. `mediaType`: as its name says. */
export const newFileRequest = z.object({
  kind: z.enum(["picture", "video", "attachment"]),
  name: z.string().max(1000),
  mediaType: z.string().max(120),
  bytes: z.int().positive(),
});

const draftFields = [
  "title",
  "slug",
  "summary",
  "subject",
  "language",
  "audience",
  "preview",
  "paid_part",
  "outcomes",
  "duration_minutes",
  "price",
  "currency",
] as const;

/** Fields of a lesson's draft as they are typed, by column; those that are not named stay. */
export const draftSaveRequest = z.strictObject({
  version: z.int().positive(),
  key: id,
  resolvedKey: id.optional(),
  fields: z.partialRecord(z.enum(draftFields), z.string()),
});

/** Markdown, as long as the two parts of a lesson may be together. */
export const draftPreviewRequest = z.object({ text: z.string().max(250_000) });
