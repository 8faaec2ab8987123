import { globSync } from "node:fs";

/** Every page that there is, as Next's folders name it. What a slot intercepts is a page, too. */
export const pageRoutes = globSync("app/**/page.tsx")
  .filter((file) => !file.includes("/@"))
  .map(
    (file) =>
      `/${file
        .split("/")
        .filter((part) => !/^(app|\[variant\]|\(.*\)|page\.tsx)$/.test(part))
        .join("/")}`,
  )
  .sort();

/**
 * The pages that are the same for every guest, and come from the page cache of server.ts. All others belong to one
 * person or, without server.ts, to one visit, and no cache keeps them.
 */
const guestPages = ["/", "/catalogue/[query]", "/creators/[slug]", "/lessons/[slug]"];

/** Whether guests' browsers may keep a page: private, no-cache. */
export const isShared = (route: string): boolean =>
  process.env.LECTERN_SERVER !== "next" && guestPages.includes(route);

type Purchased = { purchaseId: string; packPurchaseId: string; lessonId: string; creator: { id: string } };

/** A path of this page, with parameters from `purchase`. A page whose path has a parameter needs a line here. */
export function examplePath(
  route: string,
  { purchaseId, packPurchaseId, lessonId, creator }: Purchased,
): string {
  const examples: Record<string, string> = {
    "/lessons/[slug]": `/lessons/l-${lessonId}`,
    "/creators/[slug]": `/creators/c-${creator.id}`,
    "/catalogue/[query]": "/lessons?q=type",
    "/purchases/[id]": `/purchases/${purchaseId}`,
    "/purchases/[id]/refund": `/purchases/${packPurchaseId}/refund`,
    "/sales/[id]": `/sales/${purchaseId}`,
    "/sales/[id]/refund": `/sales/${purchaseId}/refund`,
    "/studio/coupons/[id]": "/studio/coupons/new",
    "/studio/lessons/[id]": `/studio/lessons/${lessonId}`,
    "/studio/lessons/[id]/files": `/studio/lessons/${lessonId}/files`,
    "/studio/lessons/[id]/preview": `/studio/lessons/${lessonId}/preview`,
    "/studio/lessons/[id]/publish": `/studio/lessons/${lessonId}/publish`,
    "/studio/lessons/[id]/versions": `/studio/lessons/${lessonId}/versions`,
    "/studio/lessons/[id]/versions/[number]": `/studio/lessons/${lessonId}/versions/1`,
    "/confirm": `/confirm?type=email&token_hash=${"a".repeat(40)}`,
  };
  const path = examples[route] ?? route;
  if (path.includes("[")) throw new Error(`${route} needs an example`);
  return path;
}
