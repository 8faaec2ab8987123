import type { z } from "zod";
import type { Sandbox } from "../sandbox.ts";
import type { Kinds } from "../store.ts";
import { missing } from "./errors.ts";
import { createdRange, expand, integer, text } from "./parameters.ts";

/** Pagination parameters of every list. Spread them into the schema of a list that has more. */
export const pagination = {
  limit: integer
    .refine((limit) => limit >= 1 && limit <= 100, {
      error: "Invalid limit: must be between 1 and 100.",
      params: { code: "parameter_invalid_integer" },
    })
    .default(10),
  starting_after: text().optional(),
  ending_before: text().optional(),
  created: createdRange.optional(),
  expand,
};

/** Kinds that can be listed, with the object names that error messages use. */
const LISTED = {
  session: "checkout.session",
  event: "event",
  payment_intent: "payment_intent",
  charge: "charge",
  refund: "refund",
  dispute: "dispute",
} as const;

export type Listed = keyof typeof LISTED;
export type Page = z.output<z.ZodObject<typeof pagination>>;
type Range = z.output<typeof createdRange>;

/** A page of one kind, newest first, in Stripe's list format. */
export function listPage<K extends Listed>(
  sandbox: Sandbox,
  kind: K,
  url: string,
  page: Page,
  filter: (object: Kinds[K]) => boolean,
) {
  const { cursor, backwards } = cursorOf(sandbox, kind, page);
  const found: Kinds[K][] = [];
  for (const object of sandbox.store.list(kind, cursor)) {
    if (!inRange(object.created, page.created) || !filter(object)) continue;
    found.push(object);
    if (found.length > page.limit) break;
  }
  const data = found.slice(0, page.limit);
  return {
    object: "list",
    url,
    has_more: found.length > page.limit,
    data: backwards ? data.reverse() : data,
  };
}

function cursorOf(sandbox: Sandbox, kind: Listed, { starting_after, ending_before }: Page) {
  const id = starting_after ?? ending_before;
  if (!id) return { cursor: undefined, backwards: false };
  if (!sandbox.store.get(kind, id)) {
    throw missing(LISTED[kind], id, starting_after ? "starting_after" : "ending_before");
  }
  return starting_after
    ? { cursor: { before: id }, backwards: false }
    : { cursor: { after: id }, backwards: true };
}

function inRange(created: number, { gt, gte, lt, lte }: Range = {}): boolean {
  if (gt !== undefined && created <= gt) return false;
  if (gte !== undefined && created < gte) return false;
  if (lt !== undefined && created >= lt) return false;
  return lte === undefined || created <= lte;
}
