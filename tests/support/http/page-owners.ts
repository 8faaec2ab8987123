export type Owner = "learner" | "creator" | "operator";

/** Who sees something of their own on a page, by the beginning of its path. */
export function ownerOf(route: string): Owner {
  if (route.startsWith("/operator")) return "operator";
  return /^\/(studio|sales)/.test(route) ? "creator" : "learner";
}
