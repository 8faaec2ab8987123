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

export const sorting = (hasWords: boolean): Choice => ({
  label: "Sort by",
  any: hasWords ? "Best match" : "Newest",
  options: {
    ...(hasWords && { new: "Newest" }),
    popular: "Most learners",
    "price-up": "Lowest price",
    "price-down": "Highest price",
  },
});

export type Choice = { label: string; any: string; options: Record<string, string> };
