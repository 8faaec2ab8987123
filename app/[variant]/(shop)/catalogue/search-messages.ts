export const choices = {
  price: {
    label: "Price",
    any: "Any price",
    options: { free: "Free", "to-20": "Up to about $20", "over-20": "More than about $20" },
  },
  length: {
    label: "Length",
    any: "Any length",
    options: { short: "Up to 30 min", medium: "31 to 60 min", long: "More than an hour" },
  },
  owned: { label: "Yours", any: "All", options: { yes: "Only mine", no: "Not mine yet" } },
} satisfies Record<string, Choice>;

const sorting = (any: string, others: Record<string, string>): Choice => ({
  label: "Sort by",
  any,
  options: {
    ...others,
    popular: "Most learners",
    "price-up": "Lowest price",
    "price-down": "Highest price",
  },
});

/** In what order lessons are listed, without and with words that are searched for. */
export const sortings: Sortings = [sorting("Newest", {}), sorting("Best match", { new: "Newest" })];

export type Sortings = [withoutWords: Choice, withWords: Choice];
export type Choice = { label: string; any: string; options: Record<string, string> };
