import { z } from "zod";
import { decodeCursor } from "@/lib/cursor";
import { purchaseStatus } from "@/types/purchase";

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

export const purchasesQuery = z.object({
  status: purchaseStatus.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .refine((cursor) => decodeCursor(cursor) !== null, "must be the nextCursor of an earlier answer")
    .optional(),
});
