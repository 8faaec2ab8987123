import { z } from "zod";
import { readWords } from "@/lib/catalogue/search/words";
import type { PurchaseFilter } from "@/lib/purchases/list";
import type { PurchaseStatus } from "@/types/purchase";

const group = z.enum(["all", "paid", "open", "refunded", "attention", "unpaid"]);

export type Group = z.infer<typeof group>;

/** In the order in which the page offers them. */
export const groupNames = group.options;

/** The label and the statuses of each group. */
export const groups = {
  all: ["All", null],
  paid: ["Paid", ["completed", "partially_refunded"]],
  open: ["Open", ["pending", "processing"]],
  refunded: ["Refunded", ["refunded", "partially_refunded"]],
  attention: ["Needs attention", ["failed", "disputed", "review"]],
  unpaid: ["Not paid", ["expired", "cancelled"]],
} as const satisfies Record<Group, [name: string, statuses: PurchaseStatus[] | null]>;

const kind = z.enum(["all", "lesson", "credits"]);

/** What was bought, and the label of each kind, in the order in which the page offers them. */
export const kinds = {
  all: "Both",
  lesson: "Lessons",
  credits: "Credits",
} as const satisfies Record<z.infer<typeof kind>, string>;

export const kindNames = kind.options;

/** Filters from the query; invalid values filter nothing. */
export type HistoryFilters = {
  show: Group;
  kind: z.infer<typeof kind>;
  year: number | null;
  title: string;
  after: string;
};

const historyFilters = z.object({
  show: group.catch("all"),
  kind: kind.catch("all"),
  year: z.coerce.number().int().min(2000).max(2999).nullable().catch(null),
  title: z.string().transform(readWords).catch(""),
  after: z.string().max(500).catch(""),
});

export const parseFilters = (query: Record<string, string | string[] | undefined>): HistoryFilters =>
  historyFilters.parse(query);

export const isNarrowed = ({ show, kind, year, title }: HistoryFilters) =>
  show !== "all" || kind !== "all" || year !== null || title !== "";

export function toPurchaseFilter({ show, kind, year, title }: HistoryFilters): PurchaseFilter {
  const [, statuses] = groups[show];
  return {
    ...(statuses && { status: [...statuses] }),
    ...(kind !== "all" && { kind }),
    ...(year && { year }),
    ...(title && { title }),
  };
}

/** The URL of the filtered history, from `after` on, else from the newest purchase. */
export function historyUrl({
  show,
  kind,
  year,
  title,
  after = "",
}: Omit<HistoryFilters, "after"> & { after?: string }): string {
  const query = new URLSearchParams();
  if (show !== "all") query.set("show", show);
  if (kind !== "all") query.set("kind", kind);
  if (year) query.set("year", String(year));
  if (title) query.set("title", title);
  if (after) query.set("after", after);
  return `/profile${query.size > 0 ? `?${query}` : ""}#purchases`;
}
