import { shopImagePath, socialImageSize } from "@/lib/catalogue/social-images";

export const shopTitle = "Lectern: short lessons from people who do the work";
export const shopDescription = "A shop for lessons. Pay once, read seconds later, keep it.";

/** Next replaces the whole object by that of a page, which therefore spreads this one. */
export const shopOpenGraph = {
  siteName: "Lectern",
  title: shopTitle,
  description: shopDescription,
  images: [{ url: shopImagePath, ...socialImageSize, alt: shopTitle }],
};
