import { z } from "zod";

// How the second provider speaks: orders, returns and complaints, amounts as decimals, seconds of Unix time.

const total = z.object({ value: z.string(), unit: z.string() });
export type Total = z.infer<typeof total>;

/** What the shop asks for. */
export const wantedOrder = z.object({
  reference: z.string(),
  title: z.string(),
  total,
  labels: z.record(z.string(), z.string()),
  thanksUrl: z.string(),
});
export const order = wantedOrder.extend({
  id: z.string(),
  state: z.enum(["awaiting", "paid", "void"]),
  captureId: z.string().nullable(),
  buyUrl: z.string(),
});
export type Order = z.infer<typeof order>;

export const wantedReturn = z.object({
  captureId: z.string(),
  reference: z.string().nullable(),
  /** In the smallest parts of the order's currency. */
  parts: z.int().positive(),
});
export const returned = z.object({
  id: z.string(),
  captureId: z.string(),
  reference: z.string().nullable(),
  total,
  at: z.int(),
});
export type Return = z.infer<typeof returned>;

export const complaint = z.object({
  id: z.string(),
  captureId: z.string(),
  total,
  state: z.enum(["open", "upheld", "rejected"]),
  at: z.int(),
});
export type Complaint = z.infer<typeof complaint>;

/** What it tells the shop by itself. */
export const notice = z.object({
  id: z.string(),
  at: z.int(),
  subject: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("order"), it: order }),
    z.object({ kind: z.literal("return"), it: returned }),
    z.object({ kind: z.literal("complaint"), it: complaint }),
  ]),
});
export type Notice = z.infer<typeof notice>;

export const signatureHeader = "x-notice-signature";
/** Of a notice's body. */
export const noticeSecret = "notices of the second provider";

const places: Record<string, number> = { JPY: 0, KWD: 3 };

/** An amount in the smallest parts of its currency as a decimal, and back. */
export const toTotal = (parts: number, unit: string): Total => {
  const digits = places[unit] ?? 2;
  return { value: (parts / 10 ** digits).toFixed(digits), unit };
};
export const toParts = ({ value, unit }: Total): number =>
  Math.round(Number(value) * 10 ** (places[unit] ?? 2));
